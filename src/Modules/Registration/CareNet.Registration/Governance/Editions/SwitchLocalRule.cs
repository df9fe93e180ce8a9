using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Governance;

public static class SwitchLocalRuleHandler
{
    [Rule("misato/local", How = "enforce")]
    public static async Task<(Result, PolicyReleased?)> Handle(
        Contracts.SwitchLocalRule message,
        RegistrationContext context,
        RegistrationAccess access,
        EditionPacks packs,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (!key.IsOk)
        {
            return (key.Error!, null);
        }

        var print = Fingerprint.Of(message);
        if ((await keys.Claim(context, key.Value, print, ct)).IsAnswered(out var earlier))
        {
            return (earlier, null);
        }

        if (!await access.IsSecretariat(message.Actor, message.Region, ct))
        {
            return (EditionErrors.NoSwitch, null);
        }

        var reason = WrittenField.Reason.Read(message.Reason);
        if (!reason.IsOk)
        {
            return (reason.Error!, null);
        }

        // The changes of one region get their numbers in the order of their commits, so that no node misses one.
        await context.LockAsync(message.Region, ct);
        if (
            !await access.IsSecretariat(message.Actor, message.Region, ct)
            || !(await LocalRules.InPlaceAsync(context, packs, message.Region, ct)).Any(rule => rule.Id == message.Rule)
        )
        {
            return (EditionErrors.NoSwitch, null);
        }

        await keys.Record(context, key.Value, print, ct);
        var now = clock.GetUtcNow();
        context.Add(
            new LocalRuleSwitch
            {
                Id = Guid.CreateVersion7(now),
                Region = message.Region,
                Rule = message.Rule,
                IsOn = message.IsOn,
                Reason = reason.Value,
                SwitchedBy = message.Actor,
                At = now,
            }
        );
        context.Add(new PolicyChange { Region = message.Region, At = now });
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = message.IsOn ? "registration.local_rule_on" : "registration.local_rule_off",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = message.Region,
                Details = new Dictionary<string, string> { ["rule"] = message.Rule },
            },
            ct
        );
        return (Result.Ok, new PolicyReleased(message.Region, RegionDay.At(clock).Today, now));
    }
}
