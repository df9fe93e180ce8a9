using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Running;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>
/// The node's one lasting connection: it beats, listens for others' work, and sees to what dead nodes left. When the
/// connection breaks the node goes on, and judges others again only after it has been back for a while.
/// </summary>
internal sealed class NodeSession(
    NpgsqlDataSource database, ThisNode node, NodeTable nodes, Recovery recovery, Strays strays, Upkeep upkeep, WorkSignals signals,
    HandlerGraph handlers, BusOptions options, BusLog log)
{
    private readonly TaskCompletionSource registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Rhythm strayRhythm = new(TimeSpan.FromSeconds(3));
    private readonly Rhythm measureRhythm = new(TimeSpan.FromSeconds(5));
    private readonly Rhythm tidyRhythm = new(TimeSpan.FromMinutes(1));
    private bool locked;
    private bool wasCutOff;

    public Task Registered => registered.Task;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var session = await database.OpenConnectionAsync(ct);
                await LiveAsync(session, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                wasCutOff = true;
                log.Trouble("keep its session", ErrorTrace.Of(failure).Place);
                await Task.Delay(options.PollInterval, CancellationToken.None);
            }
        }
    }

    private async Task LiveAsync(NpgsqlConnection session, CancellationToken ct)
    {
        locked = false;
        await using (var listen = new NpgsqlCommand($"LISTEN {Announcer.Channel}", session))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        session.Notification += (_, _) => signals.Poke();
        var since = TimeProvider.System.GetTimestamp();
        while (!ct.IsCancellationRequested)
        {
            await StandUpAsync(session, ct);
            if (!wasCutOff || TimeProvider.System.GetElapsedTime(since) > options.SilentAfter)
            {
                await nodes.RemoveDeadAsync(session, node.Number, ct);
            }

            if (await recovery.FreeAsync(session, ct) | (strayRhythm.Strikes() && await strays.ReleaseAsync(session, node.Number, ct)))
            {
                signals.Poke();
            }

            if (measureRhythm.Strikes())
            {
                await upkeep.MeasureAsync(session, ct);
            }

            if (tidyRhythm.Strikes())
            {
                await upkeep.TidyAsync(session, ct);
            }

            await ListenAsync(session, ct);
        }
    }

    private async Task StandUpAsync(NpgsqlConnection session, CancellationToken ct)
    {
        if (node.Number != 0 && await nodes.BeatAsync(session, node.Number, ct))
        {
            node.Beat();
        }
        else
        {
            if (node.Number != 0)
            {
                log.TakenForDead(node.Number);
            }

            locked = false;
            node.Register(await nodes.RegisterAsync(session, ct));
            registered.TrySetResult();
            signals.Poke();
            log.Started(node.Number, handlers.Names.Length);
        }

        locked = locked || await nodes.LockAsync(session, node.Number, ct);
    }

    private async Task ListenAsync(NpgsqlConnection session, CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (options.BeatInterval - TimeProvider.System.GetElapsedTime(start) is { TotalMilliseconds: >= 1 } left)
        {
            await session.WaitAsync(left, ct);
        }
    }
}
