using Hangfire.Client;
using Hangfire.Common;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>
/// Stands where Hangfire makes a firing of its timetable: notes the time it was planned for, which Hangfire itself does not
/// keep, and makes none while one of the same job still waits, so that a long run is followed by one and not by a heap.
/// </summary>
internal sealed class PlannedFirings(JobCatalog catalog, NpgsqlDataSource database) : IClientFilter
{
    // One runs; one that waits is tried now and then, and seems to run for that moment. One that nobody ever took must not hold up
    // its job for good.
    private const string Waiting = $"""
        SELECT count(*) > 1 OR count(*) FILTER (WHERE j.statename <> 'Processing') > 0 FROM {HangfireSchema.Name}.job j
        JOIN {HangfireSchema.Name}.jobparameter p ON p.jobid = j.id AND p.name = 'RecurringJobId' AND p.value = $1
        WHERE j.statename IN ('Enqueued', 'Scheduled', 'Processing') AND j.createdat > now() - interval '1 hour'
        """;

    public void OnCreating(CreatingContext filterContext)
    {
        if (filterContext.GetJobParameter<string>("RecurringJobId") is not { } id || catalog.Find(id) is not { } job)
        {
            return;
        }

        var now = JobHelper.FromTimestamp(filterContext.GetJobParameter<long>("Time"));
        Firing.Plan(filterContext.Parameters, HangfireCron.LastBefore(job.Schedule, new(now)));
        using var waiting = database.CreateCommand(Waiting);
        waiting.Parameters.Add(new() { Value = SerializationHelper.Serialize(id) });
        filterContext.Canceled = (bool)waiting.ExecuteScalar()!;
    }

    public void OnCreated(CreatedContext filterContext)
    {
        // Everything is said before.
    }
}
