using CareNet.Stack.BuiltIn.Running;
using Npgsql;
using Wolverine;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace CareNet.Stack.Full;

/// <summary>Stores what was published in one transaction, and hands it to the queues after the commit.</summary>
internal sealed class Shipping(IServiceProvider services, NpgsqlDataSource database, Lanes lanes, Inbox inbox, TimeProvider clock, BusLog log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private const int Tries = 20;
    private readonly Lazy<IWolverineRuntime> runtime = new(() => (IWolverineRuntime)services.GetService(typeof(IWolverineRuntime))!);

    /// <summary>For code outside handlers: when this is done, the messages are stored.</summary>
    public async Task SendAsync(Func<MessageContext, ValueTask> publish, CancellationToken ct)
    {
        var (messaging, buffered) = await OpenAsync();
        await publish(messaging);
        await SettleAsync(messaging, buffered, null, ct);
    }

    public async Task<(MessageContext Messaging, Buffered Buffered)> OpenAsync()
    {
        var messaging = new MessageContext(runtime.Value);
        var buffered = new Buffered();
        await messaging.EnlistInOutboxAsync(buffered);
        return (messaging, buffered);
    }

    /// <param name="handled">The envelope whose handler sent them; its mark is stored with them.</param>
    public async Task SettleAsync(MessageContext messaging, Buffered buffered, Envelope? handled, CancellationToken ct)
    {
        if (buffered.Envelopes.Count == 0)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (handled is not null)
        {
            var until = clock.GetUtcNow() + runtime.Value.DurabilitySettings.KeepAfterMessageHandling;
            await Store.MarkIncomingEnvelopeAsHandledInTransactionAsync(connection, transaction, handled, until, ct);
            handled.Status = EnvelopeStatus.Handled;
        }

        await StoreAsync(connection, transaction, buffered, ct);
        await FollowUpAsync(messaging, buffered.Envelopes, () => transaction.CommitAsync(CancellationToken.None));
    }

    public async Task StoreAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Buffered buffered, CancellationToken ct)
    {
        await Store.StoreIncomingAsync(transaction, [.. buffered.Envelopes]);
        await lanes.JoinAsync(connection, transaction, buffered.Envelopes, ct);
    }

    /// <summary>Commits and hands on. Whatever goes wrong from here on, stored messages must not stay with a node that forgot them.</summary>
    public async Task FollowUpAsync(MessageContext messaging, IReadOnlyList<Envelope> envelopes, Func<Task> commit)
    {
        try
        {
            await commit();
            await messaging.FlushOutgoingMessagesAsync();
        }
        catch
        {
            Abandon(envelopes);
            throw;
        }
    }

    /// <summary>Messages of a commit in doubt belong to any node; those that were not stored are not there to be found.</summary>
    public void Abandon(IEnumerable<Envelope> envelopes)
    {
        var ids = envelopes.Select(envelope => envelope.Id).ToArray();
        if (ids.Length > 0)
        {
            _ = Task.Run(() => ReleaseAsync(ids));
        }
    }

    private IMessageDatabase Store => (IMessageDatabase)runtime.Value.Storage;

    private async Task ReleaseAsync(Guid[] ids)
    {
        for (var attempt = 0; attempt < Tries && !runtime.Value.Cancellation.IsCancellationRequested; attempt++)
        {
            try
            {
                await inbox.ReleaseAsync(ids, runtime.Value.DurabilitySettings.AssignedNodeNumber);
                return;
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                log.Trouble("release messages of a commit in doubt", ErrorTrace.Of(away).Place);
                await Task.Delay(Pause);
            }
        }
    }
}
