using System.Collections.Concurrent;
using System.Threading.Channels;
using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Nodes;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>
/// The work this node has claimed. Room is reserved before a claim is stored, so the memory is bounded, and an id leaves
/// only when its row is settled, so that a claim nobody works on can be recognised.
/// </summary>
internal sealed class LocalQueue(BusOptions options, ThisNode node)
{
    private readonly Channel<Envelope> waiting = Channel.CreateUnbounded<Envelope>();
    private readonly ConcurrentDictionary<Guid, Envelope> held = new();
    private int taken;
    private Action? whenHalfEmpty;

    public int Waiting => waiting.Reader.Count;

    public DateTimeOffset? Oldest => waiting.Reader.TryPeek(out var next) ? next.CreatedAt : null;

    public int Reserve(int wanted)
    {
        while (node.TakesWork)
        {
            var before = Volatile.Read(ref taken);
            var given = Math.Min(wanted, options.Capacity - before);
            if (given <= 0)
            {
                return 0;
            }

            if (Interlocked.CompareExchange(ref taken, before + given, before) == before)
            {
                return given;
            }
        }

        return 0;
    }

    public void GiveBack(int reserved)
    {
        if (Interlocked.Add(ref taken, -reserved) <= options.Capacity / 2 && Volatile.Read(ref whenHalfEmpty) is not null)
        {
            Interlocked.Exchange(ref whenHalfEmpty, null)?.Invoke();
        }
    }

    /// <summary>There was no room for more: says once when there is a good deal of it.</summary>
    public void WhenHalfEmpty(Action tell)
    {
        Volatile.Write(ref whenHalfEmpty, tell);
        GiveBack(0);
    }

    /// <summary>Room for it was reserved.</summary>
    public void Add(Envelope envelope)
    {
        if (held.TryAdd(envelope.Id, envelope))
        {
            waiting.Writer.TryWrite(envelope);
        }
        else
        {
            GiveBack(1);
        }
    }

    public void Settled(Envelope envelope)
    {
        if (held.TryRemove(envelope.Id, out _))
        {
            GiveBack(1);
        }
    }

    public bool Holds(Guid id) => held.ContainsKey(id);

    public ValueTask<Envelope> TakeAsync(CancellationToken ct) => waiting.Reader.ReadAsync(ct);
}
