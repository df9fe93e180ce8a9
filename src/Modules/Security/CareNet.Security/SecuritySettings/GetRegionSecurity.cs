using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SecuritySettings;

public static class GetRegionSecurityHandler
{
    public static async Task<Result<RegionSecurityView>> Handle(
        GetRegionSecurity message,
        SecurityContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!(await context.RightsOf(message.Actor, clock.GetUtcNow(), ct)).IsSecretariatOf(message.Region))
        {
            return SecurityErrors.NotFound;
        }

        var profile = await context.Set<RegionSecuritySettings>().AsNoTracking().SingleOrDefaultAsync(p => p.Region == message.Region, ct);
        return new RegionSecurityView(
            profile?.FollowsGuideline ?? false,
            profile?.FactorRequired ?? false,
            profile?.ChosenBy,
            profile?.ChosenAt
        );
    }
}
