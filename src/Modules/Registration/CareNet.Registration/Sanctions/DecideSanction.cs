using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class DecideSanctionHandler
{
    private static readonly WrittenField Facts = new("facts", "事実", "facts", Sanction.MaxFactsLength, HasLines: true);

    [Rule("osaki/11b"), Rule("osaki/11b-2"), Rule("osaki/7", How = "enforce"), Rule("misato/notes-2-2"), Rule("nishitokyo/notes-2-2")]
    public static async Task<(Result<SanctionId>, IEnumerable<object>)> Handle(
        DecideSanction message,
        RegistrationContext context,
        PolicyRoleLookup roles,
        SanctionEffects effects,
        PoliciesInForce policies,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (!key.IsOk)
        {
            return (key.Error!, []);
        }

        var print = Fingerprint.Of(message);
        var claim = await keys.Claim(context, key.Value, print, ct);
        if (claim.IsAnswered<SanctionId>(out var earlier))
        {
            return (earlier, []);
        }

        if ((await roles.Of(message.Actor, message.Person, message.Region, ct)).Count == 0)
        {
            return (SanctionErrors.NotFound, []);
        }

        // Of two who remove or restrict each other at the same moment the second may not any more.
        await context.LockAsync(message.Region, ct);
        var held = await roles.Of(message.Actor, message.Person, message.Region, ct);
        if (held.Count == 0 || policies.Of(message.Region.Value) is not { } policy)
        {
            return (SanctionErrors.NotFound, []);
        }

        var facts = Facts.Read(message.Facts);
        if ((facts.Error ?? await Refusal()) is { } error)
        {
            return (error, []);
        }

        var now = clock.GetUtcNow();
        var (decides, carriesOut) = SanctionRights.Of(policy, message.Kind, message.Ground, held)!.Value;
        if (carriesOut is null && await effects.Hindered(message.Kind, message.Person, message.Region, ct) is { } hindrance)
        {
            return (hindrance, []);
        }

        var sanction = new Sanction
        {
            Id = Ids.New<SanctionId>(clock),
            Region = message.Region,
            Person = message.Person,
            Kind = message.Kind,
            Ground = message.Ground,
            Facts = facts.Value,
            DecidedBy = message.Actor,
            DecidedAs = decides,
            DecidedFor =
                decides == PolicyRole.FacilityAdministrator
                    ? await roles.AdministeredWith(message.Actor, message.Person, message.Region, ct)
                    : null,
            CarriedOutAs = carriesOut,
            DecidedAt = now,
            Until = message.Until is { } day ? RegionDay.At(clock).EndOf(day) : null,
            Warning = message.Warning,
        };
        context.Add(sanction);
        await keys.Record(context, key.Value, print, sanction.Id, ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.sanction_decide",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = message.Region,
                Subject = new("person", message.Person.Value),
                Details = new Dictionary<string, string> { ["kind"] = message.Kind.ToString().ToLowerInvariant() },
            },
            ct
        );
        if (carriesOut is not null)
        {
            return (sanction.Id, []);
        }

        sanction.CarryOut(message.Actor, now);
        return (sanction.Id, await effects.CarriedOut(sanction, message.Origin, ct));

        async Task<Error?> Refusal()
        {
            var keepsOut = message.Kind is SanctionKind.Suspend or SanctionKind.RestrictOrForbidUse;
            return SanctionRights.Of(policy, message.Kind, message.Ground, held) is null ? SanctionErrors.NotProvided
                : message.Until is { } until && (!keepsOut || RegionDay.At(clock).DaysUntil(until) is < 1 or > 3660)
                    ? SanctionErrors.DayIsPast
                : SanctionRights.NeedsWarning(message.Ground) && !await WasWarned() ? SanctionErrors.NoWarning
                : null;
        }

        Task<bool> WasWarned() =>
            context
                .Set<Sanction>()
                .AnyAsync(
                    m =>
                        m.Id == message.Warning
                        && m.Person == message.Person
                        && m.Region == message.Region
                        && m.Kind == SanctionKind.WarnAndInstruct
                        && m.LiftedAt == null,
                    ct
                );
    }
}
