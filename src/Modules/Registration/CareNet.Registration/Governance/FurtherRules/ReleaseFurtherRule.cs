using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class ReleaseFurtherRuleHandler
{
    [Rule("osaki/7-2-2"), Rule("osaki/12", How = "record")]
    public static async Task<(Result, PolicyReleased?)> Handle(
        Contracts.ReleaseFurtherRule message,
        RegistrationContext context,
        GovernanceRights rights,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var rule = await context.Set<FurtherRule>().SingleOrDefaultAsync(r => r.Id == message.Rule && r.Facility == null, ct);
        if (
            rule is null
            || policies.Of(rule.Region.Value) is not { } policy
            || !await rights.MayRelease(message.Actor, policy, rule.Region, isEdition: false, ct)
        )
        {
            return (EditionErrors.NotYours, null);
        }

        var now = clock.GetUtcNow();
        var released = rule.Release(message.Actor, now);
        if (!released.IsOk)
        {
            return (released, null);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.further_rule_release",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = rule.Region,
                Subject = new("further_rule", rule.Id),
            },
            ct
        );
        return (Result.Ok, new PolicyReleased(rule.Region, RegionDay.At(clock).Today, now));
    }
}
