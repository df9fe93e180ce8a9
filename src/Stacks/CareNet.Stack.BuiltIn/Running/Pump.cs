using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Nodes;
using CareNet.Stack.BuiltIn.Storage;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>Brings stored work into this node's queue, as far as there is room: when told, when it falls due, and by looking.</summary>
internal sealed class Pump(
    Claims claims, Parked parked, LocalQueue queue, WorkSignals signals, ThisNode node, BusOptions options, BusLog log)
{
    private long lastLook;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await signals.WaitAsync(options.PollInterval - SinceLook(), ct);
                if (node.TakesWork)
                {
                    await FillAsync(ct);
                }
                else
                {
                    signals.TakeAnything();
                    lastLook = TimeProvider.System.GetTimestamp();
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.Trouble("look for work", ErrorTrace.Of(failure).Place);
                lastLook = TimeProvider.System.GetTimestamp();
            }
        }
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var lanes = signals.TakeLanes(options.Batch);
        if (lanes.Count > 0)
        {
            // Lanes that find no room are found again by looking.
            var reserved = queue.Reserve(lanes.Count);
            await TakeAsync(reserved, () => claims.HeadsOfAsync([.. lanes.Take(reserved)], ct));
        }

        var looking = SinceLook() >= options.PollInterval;
        if (looking)
        {
            lastLook = TimeProvider.System.GetTimestamp();
            await parked.PromoteAsync(ct);
        }

        if (signals.TakeAnything() || looking)
        {
            await TakeAsync(queue.Reserve(options.Batch), room => claims.HeadsAsync(room, ct));
            await TakeDueAsync(ct);
        }
    }

    private async Task TakeDueAsync(CancellationToken ct)
    {
        int reserved;
        int taken;
        do
        {
            reserved = queue.Reserve(options.Batch);
            taken = await TakeAsync(reserved, room => claims.DueAsync(room, ct));
        }
        while (reserved > 0 && taken == reserved);
        if (reserved == 0)
        {
            queue.WhenHalfEmpty(signals.Poke);
        }
        else if (await claims.NextDueAsync(ct) is { } due)
        {
            signals.WakeAt(due);
        }
    }

    private Task<int> TakeAsync(int reserved, Func<Task<List<Envelope>>> claim) => TakeAsync(reserved, _ => claim());

    private async Task<int> TakeAsync(int reserved, Func<int, Task<List<Envelope>>> claim)
    {
        if (reserved == 0)
        {
            return 0;
        }

        var used = 0;
        try
        {
            foreach (var envelope in await claim(reserved))
            {
                queue.Add(envelope);
                used++;
            }
        }
        finally
        {
            queue.GiveBack(reserved - used);
        }

        return used;
    }

    private TimeSpan SinceLook() => lastLook == 0 ? options.PollInterval : TimeProvider.System.GetElapsedTime(lastLook);
}
