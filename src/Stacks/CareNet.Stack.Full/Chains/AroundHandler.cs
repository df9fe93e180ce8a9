using CareNet.Platform.Bus;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;
using JasperFx.Core.Reflection;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>The outermost code of a handler: begins its <see cref="HandlerRun"/> and translates what it throws.</summary>
internal sealed class AroundHandler : AsyncFrame
{
    private readonly Type handler;
    private readonly Type message;
    private readonly Type? contextType;
    private readonly Variable run;
    private Variable? context;
    private Variable messaging = null!;
    private Variable parts = null!;
    private Variable steps = null!;
    private Variable cancellation = null!;

    public AroundHandler(Type handler, Type message, Type? contextType)
    {
        this.handler = handler;
        this.message = message;
        this.contextType = contextType;
        run = new Variable(typeof(HandlerRun), "run", this);
    }

    public override void GenerateCode(GeneratedMethod method, ISourceWriter writer)
    {
        writer.Write($"using var {run.Usage} = new {typeof(HandlerRun).FullNameInCode()}({parts.Usage}, {messaging.Usage}, " +
            $"typeof({handler.FullNameInCode()}), typeof({message.FullNameInCode()}), {context?.Usage ?? "null"}, {steps.Usage}, {cancellation.Usage});");
        writer.Write("BLOCK:try");
        writer.Write($"if (!await {run.Usage}.{nameof(HandlerRun.EnterAsync)}().ConfigureAwait(false)) return;");
        Next?.GenerateCode(method, writer);
        writer.FinishBlock();
        writer.Write($"BLOCK:catch ({typeof(Exception).FullNameInCode()} failure)");
        writer.Write($"throw await {run.Usage}.{nameof(HandlerRun.FailedAsync)}(failure).ConfigureAwait(false);");
        writer.FinishBlock();
    }

    public override IEnumerable<Variable> FindVariables(IMethodVariables chain)
    {
        yield return parts = chain.FindVariable(typeof(HandlerParts));
        yield return messaging = chain.FindVariable(typeof(MessageContext));
        yield return steps = chain.FindVariable(typeof(IEnumerable<IHandlerStep>));
        yield return cancellation = chain.FindVariable(typeof(CancellationToken));
        if (contextType is not null)
        {
            yield return context = chain.FindVariable(contextType);
        }
    }
}
