using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Registration.Departures;

public static class PlanDepartureHandler
{
    [Rule("misato/8-5"), Rule("nishitokyo/8-5"), Rule("misato/notes-3-7", How = "enforce"), Rule("nishitokyo/notes-3-7", How = "enforce")]
    [Rule("misato/7", How = "enforce"), Rule("nishitokyo/7", How = "enforce"), Rule("okayama/5", How = "enforce")]
    public static async Task<Result<DepartureId>> Handle(
        PlanDeparture message,
        RegistrationContext context,
        RegistrationAccess access,
        Administrators administrators,
        PoliciesInForce policies,
        IdempotencyKeys keys,
        IMessageBus bus,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (!key.IsOk)
        {
            return key.Error!;
        }

        var now = clock.GetUtcNow();
        var print = Fingerprint.Of(message);
        var claim = await keys.Claim(context, key.Value, print, ct);
        if (claim.IsAnswered<DepartureId>(out var earlier))
        {
            return earlier;
        }

        var place = await context
            .Memberships.AsNoTracking()
            .SingleOrDefaultAsync(
                m => m.Person == message.Person && m.Facility == message.Facility && (m.Until == null || m.Until > now),
                ct
            );
        if (
            place is null
            || !(
                message.Actor == message.Person
                || await access.Administers(message.Actor, message.Facility, ct)
                || (
                    await access.IsSecretariat(message.Actor, place.Region, ct)
                    && !StaffRules.AdministratorDeletes(policies.Of(place.Region.Value))
                )
            )
        )
        {
            return DepartureErrors.NotFound;
        }

        var note = WrittenField.Reason.ReadOptional(message.Note);
        if ((note.Error ?? await Refusal(place)) is { } error)
        {
            return error;
        }

        var departure = new Departure
        {
            Id = Ids.New<DepartureId>(clock),
            Person = message.Person,
            Facility = message.Facility,
            Region = place.Region,
            Reason = message.Reason,
            Note = note.Value,
            LastDay = message.LastDay,
            PlannedBy = message.Actor,
            PlannedAt = now,
            Devices = message.Devices,
            Data = message.Data,
        };
        context.Add(departure);
        await keys.Record(context, key.Value, print, departure.Id, ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.departure_plan",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Person.Value),
                Facility = message.Facility.Value,
            },
            ct
        );
        await bus.ScheduleAsync(new DepartureDue(departure.Id), DepartureRules.MomentOf(message.LastDay, clock));
        return departure.Id;

        async Task<Error?> Refusal(People.Membership place)
        {
            var policy = policies.Of(place.Region.Value);
            return message.Reason is DepartureReason.FacilityWithdrew or DepartureReason.Removed || !Enum.IsDefined(message.Reason)
                    ? DepartureErrors.OtherReason
                : !DepartureRules.IsDayPossible(message.LastDay, clock) ? DepartureErrors.DayIsPast
                : DepartureRules.NeedsChecklist(policy) && (message.Devices is null || message.Data is null) ? DepartureErrors.ChecklistOpen
                : !Enum.IsDefined(message.Devices ?? default) || !Enum.IsDefined(message.Data ?? default) ? DepartureErrors.ChecklistOpen
                : await context
                    .Set<Departure>()
                    .AnyAsync(d => d.Person == message.Person && d.Facility == message.Facility && d.State == DepartureState.Planned, ct)
                    ? DepartureErrors.AlreadyPlanned
                : place.Role == FacilityRole.Administrator
                && StaffRules.NeedsAdministrator(policy)
                && !await administrators.AnyBeside(message.Person, message.Facility, ct)
                    ? StaffErrors.LastAdministrator
                : null;
        }
    }
}
