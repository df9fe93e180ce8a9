using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Wolverine;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

internal sealed class WolverineOutbox<TContext>(TContext context, Shipping shipping, Queues queues, HandlerGraph handlers) : Outbox<TContext>
    where TContext : DbContext
{
    private MessageContext? messaging;
    private Buffered buffered = new();

    public override TContext Context => context;

    public override ValueTask PublishAsync(object message) => AddAsync(message, null);

    public override ValueTask ScheduleAsync(object message, DateTimeOffset at) => AddAsync(message, new() { ScheduledTime = at });

    public override ValueTask ScheduleAsync(object message, TimeSpan delay) => AddAsync(message, new() { ScheduleDelay = delay });

    public override async Task SaveChangesAndFlushAsync(CancellationToken ct = default)
    {
        var database = context.Database;
        await using var own = database.CurrentTransaction is null ? await database.BeginTransactionAsync(ct) : null;
        var transaction = own ?? database.CurrentTransaction!;
        await context.SaveChangesAsync(ct);
        if (messaging is null)
        {
            await transaction.CommitAsync(CancellationToken.None);
            return;
        }

        await shipping.StoreAsync((NpgsqlConnection)database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction(), buffered, ct);
        await shipping.FollowUpAsync(messaging, buffered.Envelopes, () => transaction.CommitAsync(CancellationToken.None));
        messaging = null;
    }

    private async ValueTask AddAsync(object message, DeliveryOptions? how)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (handlers.Of(message.GetType()).Count > 0)
        {
            if (messaging is null)
            {
                (messaging, buffered) = await shipping.OpenAsync();
            }

            await queues.PublishAsync(messaging, message, how);
        }
    }
}
