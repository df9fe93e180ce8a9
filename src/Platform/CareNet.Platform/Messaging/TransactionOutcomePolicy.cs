using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration.Model;
using Microsoft.EntityFrameworkCore;
using Wolverine.Configuration;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace CareNet.Platform.Messaging;

/// <summary>
/// Two gaps at the end of a handler's transaction. Wolverine's rollback throws when the connection is broken or the commit
/// failed, and hides why the handler failed, so that no retry policy recognises it. And PostgreSQL answers the commit of a
/// transaction in which a statement failed with a rollback, without an error: a handler that catches such an error would be
/// answered as done.
/// </summary>
internal sealed class TransactionOutcomePolicy : IHandlerPolicy
{
    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.SelectMany(chain => chain.ByEndpoint.Prepend(chain)))
        {
            var save = chain
                .Postprocessors.OfType<MethodCall>()
                .FirstOrDefault(call =>
                    call.HandlerType.IsAssignableTo(typeof(DbContext)) && call.Method.Name == nameof(DbContext.SaveChangesAsync)
                );
            var begin = chain.Middleware.FindIndex(frame => frame.GetType().Name == "EnrollDbContextInTransaction");
            if (save is null || begin < 0)
            {
                continue;
            }

            chain.Middleware.Insert(begin + 1, new UndoFrame(save.HandlerType));
            chain.Postprocessors.Insert(chain.Postprocessors.IndexOf(save) + 1, new ProveFrame(save));
        }
    }

    private sealed class UndoFrame(Type contextType) : AsyncFrame
    {
        private Variable context = null!;

        public override void GenerateCode(GeneratedMethod method, ISourceWriter writer)
        {
            writer.Write("BLOCK:try");
            Next?.GenerateCode(method, writer);
            writer.FinishBlock();
            writer.Write("BLOCK:catch");
            writer.Write(
                $"await {typeof(HandlerTransaction).FullName}.{nameof(HandlerTransaction.UndoAsync)}("
                    + $"{context.Usage}).ConfigureAwait(false);"
            );
            writer.Write("throw;");
            writer.FinishBlock();
        }

        public override IEnumerable<Variable> FindVariables(IMethodVariables chain)
        {
            yield return context = chain.FindVariable(contextType);
        }
    }

    private sealed class ProveFrame(MethodCall save) : AsyncFrame
    {
        private Variable context = null!;
        private Variable messaging = null!;
        private Variable cancellation = null!;

        public override void GenerateCode(GeneratedMethod method, ISourceWriter writer)
        {
            writer.Write(
                $"await {typeof(HandlerTransaction).FullName}.{nameof(HandlerTransaction.ProveAsync)}("
                    + $"{context.Usage}, {messaging.Usage}, {save.ReturnVariable!.Usage}, {cancellation.Usage}).ConfigureAwait(false);"
            );
            Next?.GenerateCode(method, writer);
        }

        public override IEnumerable<Variable> FindVariables(IMethodVariables chain)
        {
            yield return context = chain.FindVariable(save.HandlerType);
            yield return messaging = chain.FindVariable(typeof(MessageContext));
            yield return cancellation = chain.FindVariable(typeof(CancellationToken));
        }
    }
}

/// <summary>Called by the code that Wolverine generates around handlers.</summary>
public static class HandlerTransaction
{
    /// <summary>Rolls back without an exception: if the server cannot be told, it rolls back by itself.</summary>
    public static async Task UndoAsync(DbContext context)
    {
        if (context.Database.CurrentTransaction is not { } transaction)
        {
            return;
        }

        await using (transaction)
        {
            try
            {
                await transaction.RollbackAsync();
            }
            catch (Exception alreadyOver) when (alreadyOver is System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                // The handler's own exception says why.
            }
        }
    }

    /// <summary>
    /// Throws if a statement of the transaction failed. Rows just saved prove that none did, and so does the mark of a queued message.
    /// </summary>
    public static async Task ProveAsync(DbContext context, MessageContext messaging, int saved, CancellationToken ct)
    {
        if (saved == 0 && messaging.Envelope is not { WasPersistedInInbox: true } && context.Database.CurrentTransaction is not null)
        {
            await context.Database.ExecuteSqlRawAsync("SELECT 1", ct);
        }
    }
}
