using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;

namespace CareNet.Security.SecuritySettings;

public static class SetFacilitySecurityHandler
{
    public static async Task<Result> Handle(SetFacilitySecurity message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rights = await context.RightsOf(message.Actor, now, ct);
        if (!rights.Include(Who.FacilityAdministrator, message.Facility) && !rights.Include(Who.FacilityHead, message.Facility))
        {
            return SecurityErrors.NotFound;
        }

        var profile = await FacilitySecuritySettings.HoldAsync(context, message.Facility, ct);
        (profile.FactorRequired, profile.ChosenBy, profile.ChosenAt) = (message.FactorRequired, message.Actor, now);
        await SetRegionSecurityHandler.Note(
            context,
            message.Actor,
            "settings.facility",
            message.Facility,
            false,
            message.FactorRequired,
            message.Origin,
            now,
            ct
        );
        return Result.Ok;
    }
}
