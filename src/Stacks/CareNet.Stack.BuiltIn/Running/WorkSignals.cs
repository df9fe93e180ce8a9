using System.Collections.Concurrent;
using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Storage;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>What tells the pump that there may be stored work: anything, a lane, or something at a time.</summary>
internal sealed class WorkSignals(TimeProvider clock)
{
    private readonly Bell bell = new();
    private readonly ConcurrentQueue<Lane> lanes = new();
    private int anything;
    private long nextDue = long.MaxValue;

    public void Poke()
    {
        Volatile.Write(ref anything, 1);
        bell.Ring();
    }

    public void Poke(Lane lane)
    {
        lanes.Enqueue(lane);
        bell.Ring();
    }

    /// <summary>An envelope is settled or put back: the next of its lane may go.</summary>
    public void Next(Envelope settled)
    {
        if (settled.OrderKey is { } key)
        {
            Poke(new Lane(settled.Handler.Name, key));
        }
    }

    public void WakeAt(DateTimeOffset due)
    {
        var ticks = due.UtcTicks;
        var before = Interlocked.Read(ref nextDue);
        while (ticks < before)
        {
            var seen = Interlocked.CompareExchange(ref nextDue, ticks, before);
            if (seen == before)
            {
                bell.Ring();
                return;
            }

            before = seen;
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        var due = Interlocked.Read(ref nextDue);
        var untilDue = due == long.MaxValue ? atMost : TimeSpan.FromTicks(due - clock.GetUtcNow().UtcTicks);
        return bell.WaitAsync(untilDue < atMost ? untilDue : atMost, ct);
    }

    /// <summary>True when stored work may be due now: somebody said so, or a known time has come.</summary>
    public bool TakeAnything()
    {
        var due = Interlocked.Read(ref nextDue);
        var isDue = due <= clock.GetUtcNow().UtcTicks && Interlocked.CompareExchange(ref nextDue, long.MaxValue, due) == due;
        return Interlocked.Exchange(ref anything, 0) == 1 || isDue;
    }

    public HashSet<Lane> TakeLanes(int atMost)
    {
        var taken = new HashSet<Lane>();
        while (taken.Count < atMost && lanes.TryDequeue(out var lane))
        {
            taken.Add(lane);
        }

        if (!lanes.IsEmpty)
        {
            bell.Ring();
        }

        return taken;
    }
}
