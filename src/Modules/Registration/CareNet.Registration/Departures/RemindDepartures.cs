using CareNet.Platform.Jobs;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

/// <summary>
/// Every morning: a departure whose day is over and that is still open becomes due again. It is carried out if it stands again; otherwise
/// those who can confirm it are told once more.
/// </summary>
public sealed class RemindDepartures(RegistrationContext context, TimeProvider clock) : IJob
{
    private const int PerPage = 200;

    public static JobSchedule Schedule { get; } = new("remind-departures", "20 6 * * *", RegionDay.Zone);

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var (after, today) = (Guid.Empty, RegionDay.At(clock).Today);
        for (var page = 0; ; page++)
        {
            var open = await context
                .Set<Departure>()
                .FromSql(
                    $"""
                    SELECT * FROM registration.departures WHERE state = 'Planned' AND last_day < {today} AND id > {after}
                    ORDER BY id LIMIT {PerPage}
                    """
                )
                .AsNoTracking()
                .Select(d => d.Id)
                .ToListAsync(ct);
            if (open.Count == 0)
            {
                break;
            }

            after = open[^1].Value;
            await PublishAsync(run, $"page:{page}", [.. open.Select(id => new DepartureDue(id))], ct);
        }

        var facilities = await context
            .Set<FacilityWithdrawal>()
            .AsNoTracking()
            .Where(w => w.DoneAt == null && w.CalledOffAt == null && w.LastDay < today)
            .ToListAsync(ct);
        await PublishAsync(run, "facilities", [.. facilities.Select(w => new FacilityDepartureDue(w.Facility, w.AskedBy, w.LastDay))], ct);
    }

    private static async Task PublishAsync(JobRun run, string step, IReadOnlyList<object> messages, CancellationToken ct)
    {
        await run.OnceAsync<RegistrationContext>(
            step,
            async outbox =>
            {
                foreach (var message in messages)
                {
                    await outbox.PublishAsync(message);
                }
            },
            ct
        );
        run.Count("departures", messages.Count);
    }
}
