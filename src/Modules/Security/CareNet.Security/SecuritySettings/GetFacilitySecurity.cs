using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SecuritySettings;

public static class GetFacilitySecurityHandler
{
    public static async Task<Result<FacilitySecurityView>> Handle(
        GetFacilitySecurity message,
        SecurityContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var rights = await context.RightsOf(message.Actor, clock.GetUtcNow(), ct);
        if (!rights.Include(Who.FacilityAdministrator, message.Facility) && !rights.Include(Who.FacilityHead, message.Facility))
        {
            return SecurityErrors.NotFound;
        }

        var profile = await context
            .Set<FacilitySecuritySettings>()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Facility == message.Facility, ct);
        return new FacilitySecurityView(profile?.FactorRequired ?? false, profile?.Networks ?? [], profile?.AllowsMobile ?? true);
    }
}
