using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Pledges;

public static class GetPledgeSheetHandler
{
    /// <summary>Also for who has left: the pledge is shown again, because it holds on.</summary>
    [
        Rule("misato/9", How = "print"),
        Rule("nishitokyo/9", How = "print"),
        Rule("miyazaki/14", How = "print"),
        Rule("misato/form-3", How = "print")
    ]
    [Rule("misato/9-2", How = "show"), Rule("nishitokyo/9-2", How = "show")]
    public static async Task<Result<PledgeSheet>> Handle(
        GetPledgeSheet message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        var place = await access
            .ReachableMemberships(message.Actor)
            .AsNoTracking()
            .Where(m => m.Person == message.Person && m.Facility == message.Facility)
            .OrderByDescending(m => m.Since)
            .FirstOrDefaultAsync(ct);
        if (place is null || policies.Of(place.Region.Value) is not { } policy)
        {
            return PledgeErrors.NotFound;
        }

        var person = await context.People.AsNoTracking().SingleAsync(p => p.Id == message.Person, ct);
        var facility = await context.Facilities.AsNoTracking().SingleAsync(f => f.Id == message.Facility, ct);
        var onFile = await context
            .Set<StaffPledge>()
            .AsNoTracking()
            .Where(p => p.Person == message.Person && p.Facility == message.Facility)
            .OrderByDescending(p => p.At)
            .FirstOrDefaultAsync(ct);
        var pledges = policy.Settings.Pledges;
        return new PledgeSheet(
            facility.Id,
            facility.Region,
            pledges.Staff.Or("誓約書"),
            PledgeText.VersionOf(policy),
            person.Name,
            facility.Name,
            facility.Address,
            facility.HeadName,
            PledgeText.Points(policy),
            PledgeText.Afterwards,
            onFile is null ? null : new(onFile.Kind, onFile.TextVersion, onFile.At, onFile.ExchangedOn),
            pledges.Staff.IsKnown,
            pledges.StaffWaivedIfExisting.Is(true)
        );
    }
}
