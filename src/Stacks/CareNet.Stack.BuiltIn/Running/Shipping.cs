using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Nodes;
using CareNet.Stack.BuiltIn.Storage;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>
/// The way of messages from a commit to the queue. This node claims its own fresh messages as it stores them, as far as it
/// has room, so the usual message is never looked for in the database.
/// </summary>
internal sealed class Shipping(NpgsqlDataSource database, ThisNode node, LocalQueue queue, WorkSignals signals, Announcer others, TimeProvider clock)
{
    public Shipment Load(IReadOnlyList<Envelope> envelopes, bool mayClaim = true)
    {
        var now = clock.GetUtcNow();
        var mine = envelopes.Where(envelope => mayClaim && envelope.OrderKey is null && envelope.DueAt <= now).ToList();
        var reserved = queue.Reserve(mine.Count);
        var number = node.Number;
        foreach (var envelope in envelopes)
        {
            envelope.Claim = 0;
        }

        foreach (var envelope in mine.Take(reserved))
        {
            envelope.Claim = number;
        }

        return new(this, envelopes, reserved);
    }

    /// <summary>Stores in a transaction of its own and hands on: for what is sent outside any other transaction.</summary>
    public async Task SendAsync(Outgoing outgoing, CancellationToken ct)
    {
        if (outgoing.IsEmpty)
        {
            return;
        }

        using var shipment = Load(outgoing.Envelopes);
        await using var connection = await database.OpenConnectionAsync(ct);
        await shipment.StoreAsync(connection, null, ct);
        shipment.Deliver();
    }

    private void Deliver(IReadOnlyList<Envelope> envelopes)
    {
        var now = clock.GetUtcNow();
        var left = false;
        foreach (var envelope in envelopes)
        {
            if (envelope.Claim != 0)
            {
                queue.Add(envelope);
            }
            else if (envelope.DueAt > now)
            {
                signals.WakeAt(envelope.DueAt);
            }
            else if (envelope.OrderKey is not null && node.TakesWork)
            {
                signals.Poke(new Lane(envelope.Handler.Name, envelope.OrderKey));
            }
            else
            {
                left = true;
            }
        }

        if (left)
        {
            signals.Poke();
            others.Announce();
        }
    }

    /// <summary>The messages of one commit. What was loaded and never delivered gives its room back.</summary>
    internal sealed class Shipment(Shipping shipping, IReadOnlyList<Envelope> envelopes, int reserved) : IDisposable
    {
        private bool delivered;

        public async Task StoreAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
        {
            if (envelopes.Count > 0)
            {
                await EnvelopeInsert.RunAsync(connection, transaction, envelopes, ct);
            }
        }

        /// <summary>After the commit only.</summary>
        public void Deliver()
        {
            delivered = true;
            shipping.Deliver(envelopes);
        }

        public void Dispose()
        {
            if (!delivered)
            {
                shipping.Return(reserved);
            }
        }
    }

    private void Return(int reserved) => queue.GiveBack(reserved);
}
