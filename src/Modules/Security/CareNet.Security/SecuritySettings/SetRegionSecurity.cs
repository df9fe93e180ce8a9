using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;

namespace CareNet.Security.SecuritySettings;

[Rule("misato/2-1", How = "enforce"), Rule("nishitokyo/2-1", How = "enforce")]
public static class SetRegionSecurityHandler
{
    public static async Task<Result> Handle(SetRegionSecurity message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!(await context.RightsOf(message.Actor, now, ct)).IsSecretariatOf(message.Region))
        {
            return SecurityErrors.NotFound;
        }

        await context.LockAsync($"region-profile {message.Region}", ct);
        var profile = await context.Set<RegionSecuritySettings>().FindAsync([message.Region], ct);
        if (profile is null)
        {
            profile = new RegionSecuritySettings { Region = message.Region };
            context.Add(profile);
        }

        (profile.FollowsGuideline, profile.FactorRequired, profile.ChosenBy, profile.ChosenAt) = (
            message.FollowsGuideline,
            message.FactorRequired,
            message.Actor,
            now
        );
        await Note(
            context,
            message.Actor,
            "settings.region",
            null,
            message.FollowsGuideline,
            message.FactorRequired,
            message.Origin,
            now,
            ct
        );
        return Result.Ok;
    }

    internal static Task Note(
        SecurityContext context,
        PersonId actor,
        string action,
        FacilityId? facility,
        bool guideline,
        bool factor,
        AuditOrigin origin,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(actor.Value),
                Action = action,
                Origin = origin,
                Facility = facility?.Value,
                Details = new Dictionary<string, string> { ["guideline"] = guideline ? "yes" : "no", ["factor"] = factor ? "yes" : "no" },
            },
            ct
        );
}
