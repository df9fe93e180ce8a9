using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Running;

internal sealed class BuiltInOutbox<TContext>(TContext context, Shipping shipping, HandlerGraph handlers, TimeProvider clock) : Outbox<TContext>
    where TContext : DbContext
{
    private readonly Outgoing outgoing = new(handlers, clock);
    private bool triedBefore;

    public override TContext Context => context;

    public override ValueTask PublishAsync(object message)
    {
        outgoing.Publish(message);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ScheduleAsync(object message, DateTimeOffset at)
    {
        outgoing.Schedule(message, at);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ScheduleAsync(object message, TimeSpan delay)
    {
        outgoing.Schedule(message, delay);
        return ValueTask.CompletedTask;
    }

    public override async Task SaveChangesAndFlushAsync(CancellationToken ct = default)
    {
        var database = context.Database;
        await using var own = database.CurrentTransaction is null ? await database.BeginTransactionAsync(ct) : null;
        var transaction = own ?? database.CurrentTransaction!;
        await context.SaveChangesAsync(ct);

        // A second try may store envelopes that a commit in doubt stored already: only looking can tell, so nothing is claimed.
        using var shipment = shipping.Load(outgoing.Envelopes, mayClaim: !triedBefore);
        triedBefore = true;
        await shipment.StoreAsync((NpgsqlConnection)database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction(), ct);
        await transaction.CommitAsync(CancellationToken.None);
        shipment.Deliver();
        outgoing.Clear();
        triedBefore = false;
    }
}
