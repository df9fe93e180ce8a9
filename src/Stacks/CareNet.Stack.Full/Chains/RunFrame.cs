using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;

namespace CareNet.Stack.Full;

/// <summary>One awaited call on the handler's run.</summary>
internal abstract class RunFrame : AsyncFrame
{
    private Variable run = null!;

    protected abstract string Code(string run);

    public override void GenerateCode(GeneratedMethod method, ISourceWriter writer)
    {
        writer.Write(Code(run.Usage));
        Next?.GenerateCode(method, writer);
    }

    public override IEnumerable<Variable> FindVariables(IMethodVariables chain)
    {
        yield return run = chain.FindVariable(typeof(HandlerRun));
    }
}

/// <summary>First inside the transaction.</summary>
internal sealed class TakeEnvelope : RunFrame
{
    protected override string Code(string run) => $"await {run}.{nameof(HandlerRun.TakeAsync)}().ConfigureAwait(false);";
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
