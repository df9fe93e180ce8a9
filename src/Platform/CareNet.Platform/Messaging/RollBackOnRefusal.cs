using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;
using Wolverine.Configuration;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace CareNet.Platform.Messaging;

/// <summary>
/// A handler that answers with a refused <see cref="Result"/> commits nothing and publishes nothing, whatever it did before.
/// Wolverine by itself would commit, because no exception was thrown.
/// </summary>
internal sealed class RollBackOnRefusal : IHandlerPolicy
{
    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.SelectMany(chain => chain.ByEndpoint.Prepend(chain)))
        {
            var created = chain.Handlers.SelectMany(handler => handler.Creates);
            foreach (var answer in created.Where(each => each.VariableType.IsAssignableTo(typeof(Result))))
            {
                answer.UseReturnAction(result => new AnswerOrUndo(result));
            }
        }
    }

    /// <summary>Hands the answer to the caller; a refusal then leaves the handler before anything is saved.</summary>
    private sealed class AnswerOrUndo(Variable result) : AsyncFrame
    {
        private Variable context = null!;

        public override void GenerateCode(GeneratedMethod method, ISourceWriter writer)
        {
            writer.Write($"await {context.Usage}.{nameof(MessageContext.EnqueueCascadingAsync)}({result.Usage}).ConfigureAwait(false);");
            writer.Write($"BLOCK:if (!{result.Usage}.{nameof(Result.IsOk)})");
            writer.Write($"{typeof(RequestRefusals).FullName}.{nameof(RequestRefusals.Note)}({result.Usage});");
            writer.WriteComment("Forgets what was published and rolls back");
            writer.Write($"await {context.Usage}.{nameof(MessageContext.ClearAllAsync)}().ConfigureAwait(false);");
            writer.Write("return;");
            writer.FinishBlock();
            Next?.GenerateCode(method, writer);
        }

        public override IEnumerable<Variable> FindVariables(IMethodVariables chain)
        {
            yield return result;
            yield return context = chain.FindVariable(typeof(MessageContext));
        }
    }
}
