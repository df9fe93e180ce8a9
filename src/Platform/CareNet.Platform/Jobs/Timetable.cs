using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareNet.Platform.Jobs;

/// <summary>Tells Hangfire at start which jobs recur, and takes those away that the program no longer has.</summary>
internal sealed class Timetable(
    IEnumerable<JobEntry> jobs,
    IRecurringJobManager recurring,
    JobStorage storage,
    RunRecords records,
    IServiceScopeFactory scopes
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var (schedule, type) in jobs)
        {
            // A service that nobody registered is found now, and not at three in the morning.
            scope.ServiceProvider.GetRequiredService(type);
            recurring.AddOrUpdate<JobRunner>(
                schedule.Id,
                runner => runner.RunAsync(schedule.Id, null!, CancellationToken.None),
                schedule.Cron,
                new() { TimeZone = schedule.Zone }
            );
        }

        using var stored = storage.GetConnection();
        foreach (var id in stored.GetRecurringJobs().Select(job => job.Id).Except(jobs.Select(job => job.Schedule.Id)))
        {
            recurring.RemoveIfExists(id);
            await records.AbandonAsync(id);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
