using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

/// <summary>Determines what has to be done about an incident, and who is told: the region's rules first, then what CareNet adds.</summary>
public sealed class IncidentPlan(PoliciesInForce policies)
{
    [Rule("miyazaki/lost-2", How = "record"), Rule("misato/notes-3-10", How = "record"), Rule("nishitokyo/notes-3-10", How = "record")]
    public bool TellsSecretariat(RegionCode region, IncidentKind kind)
    {
        var settings = policies.Of(region.Value)?.Settings;
        var to = IsLoss(kind) ? settings?.DeviceLoss.ReportTo : settings?.IncidentReportTo;
        return to is { IsKnown: true } && to.Value is PolicyRole.Secretariat or PolicyRole.Association;
    }

    [Rule("miyazaki/lost-3", How = "record"), Rule("misato/notes-3-11", How = "record"), Rule("nishitokyo/notes-3-11", How = "record")]
    public IEnumerable<IncidentStep> StepsFor(Incident incident, DateTimeOffset now)
    {
        var policy = policies.Of(incident.Region.Value);
        var position = 0;
        foreach (var rule in RulesFor(policy, incident.Kind))
        {
            yield return Step(incident, position++, KindOf(rule), IncidentStepSource.Region, now, rule.Id);
        }

        yield return Step(incident, position, IncidentStepKind.ReadTrail, IncidentStepSource.CareNet, now);
    }

    /// <summary>The rule by which the access is closed, where the region has one.</summary>
    public string RuleOf(RegionCode region, IncidentKind kind) =>
        RulesFor(policies.Of(region.Value), kind).FirstOrDefault()?.Id ?? "carenet/incident";

    public static bool IsLoss(IncidentKind kind) => kind is IncidentKind.LostDevice or IncidentKind.StolenDevice;

    public static IncidentStep Step(
        Incident incident,
        int position,
        IncidentStepKind kind,
        IncidentStepSource ground,
        DateTimeOffset now,
        string? rule = null,
        DateOnly? dueOn = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Incident = incident.Id,
            Position = position,
            Kind = kind,
            Ground = ground,
            Rule = rule,
            DueOn = dueOn,
        };

    private static IEnumerable<PolicyRule> RulesFor(RegionPolicy? policy, IncidentKind kind)
    {
        if (policy is null)
        {
            return [];
        }

        var settings = policy.Settings;
        var ids = IsLoss(kind)
            ? settings.DeviceLoss.ReportTo.Rules.Concat(settings.DeviceLoss.Steps.Rules)
            : settings.IncidentReportTo.Rules;
        return policy.Rules.Where(rule => ids.Contains(rule.Id) && IsLoss(kind) == rule.Topics.Contains("loss"));
    }

    // The topics of a rule about a loss say who has to act: the carrier on the device, whoever decides on the account.
    private static IncidentStepKind KindOf(PolicyRule rule) =>
        rule.Topics.Contains("device") ? IncidentStepKind.CallCarrier
        : rule.Topics.Contains("account") ? IncidentStepKind.DecideOnSuspension
        : IncidentStepKind.Rule;
}
