using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Data;

namespace CareNet.Registration.Governance;

public static class EnterFurtherRuleHandler
{
    private static readonly WrittenField Title = new("title", "題名", "title", FurtherRule.MaxTitleLength);
    private static readonly WrittenField Text = new("text", "本文", "text", FurtherRule.MaxTextLength, HasLines: true);

    [
        Rule("misato/13", How = "record"),
        Rule("nishitokyo/13", How = "record"),
        Rule("osaki/6", How = "record"),
        Rule("osaki/12", How = "record")
    ]
    public static async Task<Result<Guid>> Handle(
        Contracts.EnterFurtherRule message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        return !key.IsOk
            ? key.Error!
            : await keys.Run(context, key.Value, Fingerprint.Of(message), _ => Enter(message, context, access, policies, clock, ct), ct);
    }

    private static async Task<Result<Guid>> Enter(
        Contracts.EnterFurtherRule message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var isOwn =
            message.Facility is { } facility
            && await access.Administers(message.Actor, facility, ct)
            && await access.Facility(message.Actor, facility, ct) is { } place
            && place.Region == message.Region;
        if (!isOwn && (message.Facility is not null || !await access.IsSecretariat(message.Actor, message.Region, ct)))
        {
            return EditionErrors.NotYours;
        }

        var by = policies.Of(message.Region.Value)?.Settings.FurtherRules.By;
        if (by?.Is(isOwn ? PolicyRole.Facility : PolicyRole.Committee) is not true)
        {
            return EditionErrors.NoFurtherRules;
        }

        var (title, text) = (Title.Read(message.Title), Text.Read(message.Text));
        if ((title.Error ?? text.Error) is { } error)
        {
            return error;
        }

        var now = clock.GetUtcNow();
        var rule = new FurtherRule
        {
            Id = Guid.CreateVersion7(now),
            Region = message.Region,
            Facility = message.Facility,
            Title = title.Value,
            Text = text.Value,
            EnteredBy = message.Actor,
            EnteredAt = now,
        };
        if (isOwn)
        {
            rule.Release(message.Actor, now);
        }

        context.Add(rule);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.further_rule_enter",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = rule.Region,
                Subject = new("further_rule", rule.Id),
                Facility = message.Facility?.Value,
            },
            ct
        );
        return rule.Id;
    }
}
