using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CareNet.Messaging.Node.Suite;

/// <summary>Lets a handler arrange for something to happen between its commit and whatever Wolverine does next.</summary>
public sealed class CommitTrap : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is SuiteContext { BeforeCommit: { } wait })
        {
            await wait();
        }

        return result;
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        (eventData.Context as SuiteContext)?.AfterCommit?.Invoke();
        return Task.CompletedTask;
    }
}
