using System.Diagnostics;
using CareNet.Platform.Data;
using Hangfire;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>Called by Hangfire for every job: runs the job in a scope of its own and records the outcome.</summary>
public sealed partial class JobRunner(
    IEnumerable<JobEntry> jobs,
    RunRecords records,
    NpgsqlDataSource database,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<JobRunner> log
)
{
    private static readonly ActivitySource Spans = new("CareNet.Jobs");

    /// <summary>
    /// A job that fails waits for its next time, because somebody has to mend it. Whatever else goes wrong, Hangfire tries again, for
    /// more than an hour.
    /// </summary>
    [JobDisplayName("{0}"), AutomaticRetry(DelaysInSeconds = [2, 10, 60, 300, 900], ExceptOn = [typeof(JobFailedException)])]
    public async Task RunAsync(string job, PerformContext context, CancellationToken leaving)
    {
        if (jobs.All(each => each.Schedule.Id != job))
        {
            // During an upgrade an older node meets the newer one's jobs.
            throw new JobUnknownException(job);
        }

        await using var turn = new JobTurn(database);
        if (!await turn.TakeAsync(job, leaving))
        {
            return;
        }

        var due = DateTime.SpecifyKind(context.BackgroundJob.CreatedAt, DateTimeKind.Utc);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(leaving, turn.Lost);
        if (await RunAsync(job, due, context.ServerId, ending.Token) is not JobOutcome.Done and var outcome)
        {
            // Hangfire leaves a run that its stopping node cancelled to the other nodes at once, and tries one again that lost its turn
            // or its database.
            throw outcome == JobOutcome.Failed ? new JobFailedException(job) : new OperationCanceledException(leaving);
        }
    }

    /// <summary>Runs a job once for a time. The caller sees to it that it does not run twice at once.</summary>
    public async Task<JobOutcome> RunAsync(string job, DateTimeOffset scheduledFor, string node, CancellationToken leaving)
    {
        var run = new JobRun(job, scheduledFor, records, scopes, clock);
        if (!await records.BeginAsync(run, node))
        {
            return JobOutcome.Done;
        }

        using var span = Spans.StartActivity($"job {job}");
        var (outcome, errorType) = (JobOutcome.Done, (string?)null);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var type = jobs.Single(each => each.Schedule.Id == job).Class;
            await ((IJob)scope.ServiceProvider.GetRequiredService(type)).RunAsync(run, leaving);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            outcome = JobOutcome.Abandoned;
        }
        catch (Exception outage) when (DatabaseFailure.IsOutage(outage) || DatabaseFailure.TimedOut(outage))
        {
            (outcome, errorType) = (JobOutcome.Abandoned, outage.GetType().FullName);
        }
        catch (Exception error)
        {
            (outcome, errorType) = (JobOutcome.Failed, error.GetType().FullName);
            Failed(job, run.Id, errorType, error.InnerException?.GetType(), error.StackTrace);
        }

        await records.SaveAsync(run, outcome, errorType);
        return outcome;
    }

    // The exception itself is not logged, because its sentence may quote personal data.
    [LoggerMessage(LogLevel.Error, "Run {Run} of the job {Job} failed with {Type} (by {Cause})\n{Trace}")]
    private partial void Failed(string job, Guid run, string? type, Type? cause, string? trace);
}

/// <summary>Tells Hangfire that a job failed, and no more than its id, because Hangfire stores it.</summary>
public sealed class JobFailedException(string job) : Exception(job);

/// <summary>Tells Hangfire that this node's version of the program has no such job; a newer node may.</summary>
public sealed class JobUnknownException(string job) : Exception(job);
