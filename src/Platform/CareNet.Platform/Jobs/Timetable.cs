using Hangfire;
using Hangfire.Storage;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>
/// Makes the stored timetable that of this program. A schedule that did not change is left alone by Hangfire: in its entry
/// stands what was missed while every node was down.
/// </summary>
internal sealed class Timetable(JobCatalog catalog, RunRecords records, JobNode node, NpgsqlDataSource database, JobLog log)
{
    private const string Lock = "SELECT pg_advisory_xact_lock(229012390412291)";

    public async Task BringUpToDateAsync(CancellationToken ct)
    {
        // Nodes that start together take turns. The lock ends with its connection, whatever happens here.
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var turn = await connection.BeginTransactionAsync(ct);
        await using (var wait = new NpgsqlCommand(Lock, connection, turn))
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        var timetable = node.Timetable;
        foreach (var job in catalog.All)
        {
            timetable.AddOrUpdate(job.Schedule.Id, Firing.Of(job.Schedule.Id), HangfireCron.Of(job.Schedule.Cron), new() { TimeZone = job.Schedule.Zone });
        }

        foreach (var id in Kept().Where(id => catalog.Find(id) is null))
        {
            timetable.RemoveIfExists(id);
            await records.AbandonAsync(id, ct);
            log.Unscheduled(id);
        }

        await turn.CommitAsync(ct);
    }

    private List<string> Kept()
    {
        using var storage = node.Storage.GetConnection();
        return [.. storage.GetRecurringJobs().Select(job => job.Id)];
    }
}
