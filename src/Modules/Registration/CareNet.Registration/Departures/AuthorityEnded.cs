using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

/// <summary>
/// The others learn at once which planned departures no longer stand, because the person who planned them lost the authority.
/// </summary>
internal static class AuthorityEnded
{
    private const int Most = 200;

    public static async Task<IEnumerable<object>> Of(
        PersonId person,
        RegistrationContext context,
        DepartureStanding standing,
        CancellationToken ct
    )
    {
        List<object> messages = [];
        foreach (
            var departure in await context
                .Set<Departure>()
                .AsNoTracking()
                .Where(d => d.State == DepartureState.Planned && (d.PlannedBy == person || d.ConfirmedBy == person) && d.Person != person)
                .OrderBy(d => d.LastDay)
                .Take(Most)
                .ToListAsync(ct)
        )
        {
            if (!await standing.Holds(departure, ct))
            {
                messages.AddRange(await standing.NoticesFor(departure, ct));
            }
        }

        foreach (
            var withdrawal in await context
                .Set<FacilityWithdrawal>()
                .AsNoTracking()
                .Where(w => w.AskedBy == person && w.DoneAt == null && w.CalledOffAt == null)
                .Take(Most)
                .ToListAsync(ct)
        )
        {
            if (!await standing.Holds(withdrawal, ct))
            {
                messages.AddRange(await standing.NoticesFor(withdrawal, ct));
            }
        }

        return messages;
    }
}
