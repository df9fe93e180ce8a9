using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class GetWithdrawalHandler
{
    private const int Most = 200;

    [Rule("osaki/8-2-1", How = "print"), Rule("misato/form-2-4", How = "show")]
    public static async Task<Result<WithdrawalSheet>> Handle(
        GetWithdrawal message,
        RegistrationContext context,
        RegistrationAccess access,
        DepartureStanding standing,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var facility = await access.FacilityToManage(message.Actor, message.Facility, ct);
        if (facility is null)
        {
            return DepartureErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        var withdrawal = await context
            .Set<FacilityWithdrawal>()
            .AsNoTracking()
            .SingleOrDefaultAsync(w => w.Facility == facility.Id && w.CalledOffAt == null, ct);
        var staff = await (
            from place in context.Memberships
            join person in context.People on place.Person equals person.Id
            where
                place.Facility == facility.Id
                && (place.Until == null || place.Until > now || place.DepartureReason == DepartureReason.FacilityWithdrew)
            orderby place.Since
            select new StaffName(person.Id, person.Name, person.Profession)
        )
            .Take(Most)
            .ToListAsync(ct);
        return new WithdrawalSheet(
            facility.Id,
            facility.Region,
            facility.Name,
            facility.Address,
            facility.Phone,
            facility.HeadName,
            withdrawal?.LastDay,
            withdrawal?.Note ?? "",
            withdrawal?.AskedAt,
            withdrawal?.DoneAt,
            staff,
            PledgeText.Afterwards,
            DepartureRules.Ordering(policies.Of(facility.Region.Value), isFacility: true),
            withdrawal is { IsOpen: true } && !await standing.Holds(withdrawal, ct)
        );
    }
}
