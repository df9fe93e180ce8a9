using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Jobs;

/// <summary>Runs a job that a stack found due, and records what became of it. Whatever the job does, a stack is not troubled by it.</summary>
public sealed class JobRunner(
    JobCatalog catalog, RunRecords records, JobTelemetry telemetry, JobLog log, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>
    /// Cancelling means that the node is leaving: the run is recorded as abandoned, and the stack runs it again elsewhere for
    /// the same time. A run that was done already is not repeated.
    /// </summary>
    public async Task<JobOutcome> RunAsync(string job, DateTimeOffset scheduledFor, string node, CancellationToken ct)
    {
        var entry = catalog.Find(job) ?? throw new InvalidOperationException($"There is no job {job}.");
        if (await records.BeginAsync(job, scheduledFor, node) is not { } id)
        {
            return JobOutcome.Done;
        }

        using var activity = telemetry.Start(job);
        var began = clock.GetTimestamp();
        var run = new JobRun(id, job, scheduledFor, records, scopes, clock);
        var (outcome, error) = await AttemptAsync(entry, run, ct);
        if (!await records.EndAsync(run, outcome, error?.GetType().FullName))
        {
            log.TakenOver(job, id);
        }

        activity?.SetStatus(outcome == JobOutcome.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        telemetry.Ended(job, outcome, clock.GetElapsedTime(began));
        return outcome;
    }

    private async Task<(JobOutcome Outcome, Exception? Error)> AttemptAsync(JobEntry entry, JobRun run, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IJob)scope.ServiceProvider.GetRequiredService(entry.Class)).RunAsync(run, ct);
            return (JobOutcome.Done, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            log.CutShort(run.Job, run.Id);
            return (JobOutcome.Abandoned, null);
        }
        catch (Exception error)
        {
            log.Failed(run.Job, run.Id, error);
            return (JobOutcome.Failed, error);
        }
    }
}
