using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;

namespace CareNet.Security.SecuritySettings;

/// <summary>Refuses a list without the network from which it was sent, so that nobody shuts themselves out.</summary>
[Rule("miyazaki/leak-1", How = "record")]
public static class ChooseNetworksHandler
{
    private const int Most = 20;

    public static async Task<Result> Handle(
        ChooseFacilityNetworks message,
        SecurityContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var rights = await context.RightsOf(message.Actor, now, ct);
        if (!rights.Include(Who.FacilityAdministrator, message.Facility) && !rights.Include(Who.FacilityHead, message.Facility))
        {
            return SecurityErrors.NotFound;
        }

        if (Words.Wrong(message.Networks, 1000, isNeeded: false, hasLines: true) is { } wrong)
        {
            return wrong;
        }

        var written = (message.Networks ?? "")
            .Folded()
            .Split([' ', ',', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .ToList();
        if (written.Count > Most || written.Any(network => NetworkLimit.Read(network) is null))
        {
            return SecurityErrors.NetworkUnreadable;
        }

        if (written.Count > 0 && message.Origin.Address is { } here && !NetworkLimit.Holds(written, here))
        {
            return SecurityErrors.NetworkWithoutYours;
        }

        var profile = await FacilitySecuritySettings.HoldAsync(context, message.Facility, ct);
        (profile.Networks, profile.AllowsMobile, profile.ChosenBy, profile.ChosenAt) = (written, message.AllowsMobile, message.Actor, now);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "account.networks",
                Origin = message.Origin,
                Facility = message.Facility.Value,
                Details = new Dictionary<string, string>
                {
                    ["networks"] = written.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["mobile"] = message.AllowsMobile ? "yes" : "no",
                },
            },
            ct
        );
        return Result.Ok;
    }
}
