using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

internal static class DepartureReceipts
{
    public static async Task<IReadOnlyList<DepartureReceipt>> Of(
        RegistrationContext context,
        DepartureStanding standing,
        PoliciesInForce policies,
        IReadOnlyList<Departure> departures,
        CancellationToken ct
    )
    {
        var (ids, places) = (departures.Select(d => d.Person).Distinct().ToList(), departures.Select(d => d.Facility).Distinct().ToList());
        var names = await context.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var facilities = await context.Facilities.Where(f => places.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        var pledged = await context
            .Set<StaffPledge>()
            .Where(p => ids.Contains(p.Person) && places.Contains(p.Facility))
            .Select(p => new { p.Person, p.Facility })
            .ToListAsync(ct);
        var unconfirmed = await standing.Unconfirmed(departures, ct);
        return
        [
            .. departures.Select(d => new DepartureReceipt(
                d.Id,
                d.Person,
                names[d.Person],
                d.Facility,
                facilities[d.Facility],
                d.Reason,
                d.LastDay,
                d.Note,
                d.State,
                d.CarriedOutAt,
                d.Devices,
                d.Data,
                d.GroupsOutstanding,
                d.DevicesOutstanding,
                d.WasLast,
                d.AccountClosedAt,
                d.SignedName,
                d.SignedAt,
                PledgeText.Afterwards,
                pledged.Any(p => p.Person == d.Person && p.Facility == d.Facility),
                unconfirmed.Contains(d.Id) ? [.. d.Waits(), Outstanding.Confirmation] : d.Waits(),
                DepartureRules.Ordering(policies.Of(d.Region.Value), d.Reason == DepartureReason.FacilityWithdrew)
            )),
        ];
    }
}
