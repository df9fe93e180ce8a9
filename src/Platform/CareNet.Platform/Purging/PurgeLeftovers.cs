using CareNet.Platform.Jobs;
using Npgsql;

namespace CareNet.Platform.Purging;

/// <summary>Every night: what has been kept long enough goes, in whichever table somebody registered a purge for.</summary>
public sealed class PurgeLeftovers(IEnumerable<Purge> purges, NpgsqlDataSource database, TimeProvider clock) : IJob
{
    public static JobSchedule Schedule { get; } = new("purge-leftovers", "40 3 * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var all = purges.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            await run.ReportAsync(i, all.Count, ct);
            while (await all[i].DeleteSomeAsync(database, clock.GetUtcNow(), ct) is > 0 and var deleted)
            {
                run.Count(all[i].Table.Replace('.', '_'), deleted);
            }
        }

        await run.ReportAsync(all.Count, all.Count, ct);
    }
}
