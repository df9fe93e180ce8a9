using Hangfire;
using Hangfire.Server;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>What Hangfire runs: one method for all jobs, which hands over to the platform's runner.</summary>
internal sealed class ScheduledRuns(JobRunner runner, JobCatalog catalog, JobNode node, NpgsqlDataSource database, JobLog log)
{
    /// <summary>Cut short as its node leaves, it throws the cancellation on, and Hangfire puts it back for others.</summary>
    public async Task<Ending> RunAsync(string job, PerformContext context)
    {
        if (catalog.Find(job) is null)
        {
            return Ending.Over; // From a version of the program that had it.
        }

        var leaving = context.CancellationToken.ShutdownToken;
        try
        {
            await using var turn = await JobTurn.TryTakeAsync(database, job, leaving);
            if (turn is null)
            {
                return Ending.NotItsTurn;
            }

            if (await runner.RunAsync(job, Firing.TimeOf(context), node.Name, leaving) != JobOutcome.Abandoned)
            {
                return Ending.Over;
            }
        }
        catch (NpgsqlException away)
        {
            log.Trouble($"run {job}", away);
            throw new RunNotRecordedException();
        }

        throw new OperationCanceledException(leaving);
    }
}

/// <summary>The database was away for longer than a run waits. Hangfire stores what it says, so it says nothing; the run is tried again.</summary>
public sealed class RunNotRecordedException() : Exception("The run could not be recorded.");
