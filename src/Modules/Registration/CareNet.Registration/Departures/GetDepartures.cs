using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class GetDeparturesHandler
{
    private const int Most = 100;

    [Rule("osaki/8-2-1", How = "remind")]
    public static async Task<Result<DepartureList>> Handle(
        GetDepartures message,
        RegistrationContext context,
        RegistrationAccess access,
        DepartureStanding standing,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        if (await access.FacilityToManage(message.Actor, message.Facility, ct) is not { } facility)
        {
            return DepartureErrors.NotFound;
        }

        var departures = await context
            .Set<Departure>()
            .AsNoTracking()
            .Where(d => d.Facility == facility.Id)
            .OrderByDescending(d => d.PlannedAt)
            .ThenByDescending(d => d.Id)
            .Take(Most)
            .ToListAsync(ct);
        return new DepartureList(facility.Id, await DepartureReceipts.Of(context, standing, policies, departures, ct));
    }
}
