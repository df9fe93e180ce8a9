using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Editions;
using CareNet.Registration.Wording;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class DecideMeasureHandler
{
    private static readonly WrittenField Facts = new("facts", "事実", "facts", Measure.LongestFacts, HasLines: true);

    [Rule("osaki/11b"), Rule("osaki/11b-2"), Rule("osaki/7", How = "enforce"), Rule("misato/notes-2-2"), Rule("nishitokyo/notes-2-2")]
    public static async Task<(Result<MeasureId>, IEnumerable<object>)> Handle(
        DecideMeasure message,
        RegistrationContext context,
        RolesHeld roles,
        MeasureEffects effects,
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
        if (claim.IsAnswered<MeasureId>(out var earlier))
        {
            return (earlier, []);
        }

        if ((await roles.Of(message.Actor, message.Person, message.Region, ct)).Count == 0)
        {
            return (MeasureErrors.NotFound, []);
        }

        // Of two who remove or restrict each other at the same moment the second may not any more.
        await context.WaitForTurnAsync(message.Region, ct);
        var held = await roles.Of(message.Actor, message.Person, message.Region, ct);
        if (held.Count == 0 || policies.Of(message.Region.Value) is not { } policy)
        {
            return (MeasureErrors.NotFound, []);
        }

        var facts = Facts.Read(message.Facts);
        if ((facts.Error ?? await Refusal()) is { } error)
        {
            return (error, []);
        }

        var now = clock.GetUtcNow();
        var (decides, carriesOut) = MeasureRights.Of(policy, message.Kind, message.Ground, held)!.Value;
        if (carriesOut is null && await effects.Hindered(message.Kind, message.Person, message.Region, ct) is { } hindrance)
        {
            return (hindrance, []);
        }

        var measure = new Measure
        {
            Id = Ids.New<MeasureId>(clock),
            Region = message.Region,
            Person = message.Person,
            Kind = message.Kind,
            Ground = message.Ground,
            Facts = facts.Value,
            DecidedBy = message.Actor,
            DecidedAs = decides,
            DecidedFor =
                decides == PolicyRole.FacilityAdmin
                    ? await roles.AdministeredWith(message.Actor, message.Person, message.Region, ct)
                    : null,
            CarriedOutAs = carriesOut,
            DecidedAt = now,
            Until = message.Until is { } day ? RegionDay.At(clock).EndOf(day) : null,
            Warning = message.Warning,
        };
        context.Add(measure);
        await keys.Record(context, key.Value, print, measure.Id, ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.measure_decide",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Person.Value),
                Details = new Dictionary<string, string> { ["kind"] = message.Kind.ToString().ToLowerInvariant() },
            },
            ct
        );
        if (carriesOut is not null)
        {
            return (measure.Id, []);
        }

        measure.CarryOut(message.Actor, now);
        return (measure.Id, await effects.CarriedOut(measure, message.Origin, ct));

        async Task<Error?> Refusal()
        {
            var keepsOut = message.Kind is MeasureKind.Suspend or MeasureKind.RestrictOrForbidUse;
            return MeasureRights.Of(policy, message.Kind, message.Ground, held) is null ? MeasureErrors.NotProvided
                : message.Until is { } until && (!keepsOut || RegionDay.At(clock).DaysUntil(until) is < 1 or > 3660)
                    ? MeasureErrors.DayIsPast
                : MeasureRights.NeedsWarning(message.Ground) && !await WasWarned() ? MeasureErrors.NoWarning
                : null;
        }

        Task<bool> WasWarned() =>
            context
                .Set<Measure>()
                .AnyAsync(
                    m =>
                        m.Id == message.Warning
                        && m.Person == message.Person
                        && m.Region == message.Region
                        && m.Kind == MeasureKind.WarnAndInstruct
                        && m.LiftedAt == null,
                    ct
                );
    }
}
