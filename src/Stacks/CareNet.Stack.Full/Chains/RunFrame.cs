using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;

namespace CareNet.Stack.Full;

/// <summary>One awaited call on the handler's run.</summary>
internal abstract class RunFrame : AsyncFrame
{
    private Variable run = null!;

    protected abstract string Code(string run);

    public override void GenerateCode(GeneratedMethod method, ISourceWriter writer) => Write(method, writer, run.Usage);

    protected virtual void Write(GeneratedMethod method, ISourceWriter writer, string run)
    {
        writer.Write(Code(run));
        Next?.GenerateCode(method, writer);
    }

    public override IEnumerable<Variable> FindVariables(IMethodVariables chain)
    {
        yield return run = chain.FindVariable(typeof(HandlerRun));
    }
}

/// <summary>
/// First inside the transaction. It also notes what is thrown there: undoing a transaction whose commit failed throws again,
/// and that would be all one heard of it.
/// </summary>
internal sealed class TakeEnvelope : RunFrame
{
    protected override string Code(string run) => $"await {run}.{nameof(HandlerRun.TakeAsync)}().ConfigureAwait(false);";

    protected override void Write(GeneratedMethod method, ISourceWriter writer, string run)
    {
        writer.Write("BLOCK:try");
        base.Write(method, writer, run);
        writer.FinishBlock();
        writer.Write($"BLOCK:catch ({typeof(Exception).FullName} thrown)");
        writer.Write($"{run}.{nameof(HandlerRun.Note)}(thrown);");
        writer.Write("throw;");
        writer.FinishBlock();
    }
}

/// <summary>After the handler, before Wolverine saves and commits.</summary>
internal sealed class EndInside : RunFrame
{
    protected override string Code(string run) => $"await {run}.{nameof(HandlerRun.InsideAsync)}().ConfigureAwait(false);";
}

/// <summary>A refusal undoes the handler and leaves it, so that nothing behind this is reached.</summary>
internal sealed class GiveAnswer(Variable answer) : RunFrame
{
    protected override string Code(string run) =>
        $"if (await {run}.{nameof(HandlerRun.RefusedAsync)}({answer.Usage}).ConfigureAwait(false)) return;";

    public override IEnumerable<Variable> FindVariables(IMethodVariables chain) => base.FindVariables(chain).Prepend(answer);
}
