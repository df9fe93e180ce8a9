using CareNet.Platform.Jobs;
using Microsoft.Extensions.Hosting;

namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>Starts and stops a node's share of the jobs. Jobs that could not be built are found here, before any falls due.</summary>
internal sealed class SchedulerService(
    SchedulerNode node, ScheduledRuns runs, Timetable timetable, JobCatalog catalog, JobOptions options, JobLog log)
    : IHostedService
{
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await catalog.RequireBuildableAsync();
        var scheduler = await node.SchedulerAsync(cancellationToken);
        scheduler.JobFactory = runs;
        scheduler.ListenerManager.AddSchedulerListener(new SchedulerTrouble(log));
        await timetable.BringUpToDateAsync(scheduler, cancellationToken);
        await scheduler.Start(cancellationToken);
        log.Started(catalog.All.Count, node.Name);
    }

    /// <summary>
    /// Nothing new begins; what runs may finish within the drain time and is then handed to others. Where the database is gone the
    /// scheduler would try for ever to write down that a run has ended: others see by its silence that this node has left.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var scheduler = await node.SchedulerAsync(CancellationToken.None);
        await scheduler.Standby(CancellationToken.None);
        using var drained = new CancellationTokenSource(options.DrainTime);
        await using var cut = drained.Token.Register(() => _ = runs.CutShortAsync());
        var shutdown = scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        await Task.WhenAny(shutdown, runs.UntilNoneRunsAsync());
        try
        {
            await shutdown.WaitAsync(PatienceAtEnd, CancellationToken.None);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            log.Trouble("stop", late);
        }
    }
}
