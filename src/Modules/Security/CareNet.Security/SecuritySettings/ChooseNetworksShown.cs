using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SecuritySettings;

public static class ChooseNetworksShownHandler
{
    public static async Task<Result<FacilitySignIn>> Handle(
        GetFacilitySecurity message,
        SecurityContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var rights = await context.RightsOf(message.Actor, clock.GetUtcNow(), ct);
        if (!rights.Are(Who.FacilityAdministrator, message.Facility) && !rights.Are(Who.FacilityHead, message.Facility))
        {
            return SecurityErrors.NotFound;
        }

        var profile = await context.Set<FacilityProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Facility == message.Facility, ct);
        return new FacilitySignIn(profile?.FactorRequired ?? false, profile?.Networks ?? [], profile?.AllowsMobile ?? true);
    }
}
