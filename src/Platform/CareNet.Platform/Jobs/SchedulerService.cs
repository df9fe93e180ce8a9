using Hangfire;
using Microsoft.Extensions.Hosting;

namespace CareNet.Platform.Jobs;

/// <summary>Starts and stops a node's share of the jobs. Jobs that could not be built are found here, before any falls due.</summary>
internal sealed class SchedulerService(
    JobNode node, ScheduledRuns runs, Timetable timetable, JobCatalog catalog, JobOptions options, JobLog log)
    : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private BackgroundJobServer? server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await catalog.RequireBuildableAsync();
        await timetable.BringUpToDateAsync(cancellationToken);
        server = new(Settings(), node.Storage);
        log.Started(catalog.All.Count, node.Name);
    }

    /// <summary>
    /// Nothing new begins; what runs may finish within the drain time and is then handed to others. Before anything else
    /// stops, as runs send messages.
    /// </summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (server is not null)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => server?.Dispose();

    private BackgroundJobServerOptions Settings() => new()
    {
        ServerName = node.Name,
        WorkerCount = options.Workers,
        SchedulePollingInterval = options.Look,
        HeartbeatInterval = options.SilentAfter,
        ServerTimeout = options.SilentAfter * 6,
        StopTimeout = options.DrainTime,
        ShutdownTimeout = options.DrainTime + Farewell,
        FilterProvider = node.Filters,
        Activator = new Runs(runs),
    };

    private sealed class Runs(ScheduledRuns runs) : JobActivator
    {
        public override object ActivateJob(Type jobType) => runs;
    }
}
