using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Registration.Departures;

/// <summary>
/// The day is over: nobody has to remember. A message that comes twice, or for a departure that was called off, does nothing; for one
/// that no longer stands, it tells those who can confirm it.
/// </summary>
public static class DepartureDueHandler
{
    [
        Rule("misato/9-2", How = "enforce"),
        Rule("nishitokyo/9-2", How = "enforce"),
        Rule("misato/form-3-4", How = "enforce"),
        Rule("misato/form-2-4", How = "enforce")
    ]
    [
        Rule("osaki/8-2-1", How = "enforce"),
        Rule("okayama/5", How = "enforce"),
        Rule("misato/8-5", How = "record"),
        Rule("nishitokyo/8-5", How = "record")
    ]
    public static async Task<IEnumerable<object>> Handle(
        DepartureDue message,
        RegistrationContext context,
        RegistrationAccess access,
        DepartureStanding standing,
        PoliciesInForce policies,
        IMessageBus bus,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var departure = await context.Set<Departure>().SingleOrDefaultAsync(d => d.Id == message.Departure, ct);
        if (departure is not { State: DepartureState.Planned })
        {
            return [];
        }

        var now = clock.GetUtcNow();
        if (departure.LastDay > RegionDay.At(clock).Today)
        {
            // Only a clock that went wrong brings it early.
            await bus.ScheduleAsync(message, DepartureRules.MomentOf(departure.LastDay, clock));
            return [];
        }

        var places = await context
            .Memberships.Where(m => m.Person == departure.Person && (m.Until == null || m.Until > now))
            .ToListAsync(ct);
        var here = places.SingleOrDefault(m => m.Facility == departure.Facility);
        if (here is null)
        {
            departure.Cancel();
            return [];
        }

        if (!await standing.Holds(departure, ct))
        {
            return await standing.NoticesFor(departure, ct);
        }

        var person = await context.People.SingleAsync(p => p.Id == departure.Person, ct);
        var policy = policies.Of(departure.Region.Value);
        var isSecretariats =
            await access.IsSecretariat(departure.PlannedBy, departure.Region, ct)
            || departure.Reason is DepartureReason.FacilityWithdrew or DepartureReason.Removed;
        var isLast = places.Count == 1 && !await context.HoldsOfficeAt(person.Id, now, ct);
        var (closes, asksSecretariat) = DepartureRules.Account(policy, isLast, departure.PlannedBy == departure.Person, isSecretariats);
        var request = asksSecretariat
            ? IdRequest.ToDelete(
                Guid.CreateVersion7(now),
                departure.Region,
                departure.Facility,
                departure.Person,
                RequestReason(departure),
                departure.PlannedBy,
                now
            )
            : null;
        FacilityRole? ledAs = await access.Leads(departure.Person, departure.Facility, ct) ? here.Role : null;
        here.End(now, departure.Reason, departure.PlannedBy, departure.Note);
        person.StandingChanged();
        departure.CarryOut(closes, request?.Id, ledAs, now);
        List<object> messages = [new PersonLeft(departure.Person, departure.Region, departure.Facility, departure.Reason, closes, now)];
        if (request is not null)
        {
            context.Add(request);
            messages.AddRange(await SecretariatNotices.RequestWaits(context, departure.Region, request.Id, now, ct));
        }

        if (departure.Waits().Count > 0 && departure.PlannedBy != departure.Person)
        {
            messages.Add(new NoticeDue(departure.PlannedBy, PeopleNotices.DepartureOpen.Kind, departure.Id.Value, now));
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Job,
                Action = "registration.departure_carry_out",
                Origin = AuditOrigin.Inside,
                Subject = new("person", departure.Person.Value),
                Facility = departure.Facility.Value,
            },
            ct
        );
        return messages;
    }

    private static string RequestReason(Departure departure) =>
        departure.Note.Length > 0
            ? departure.Note
            : departure.Reason switch
            {
                DepartureReason.Transfer => "異動",
                DepartureReason.EndOfAssignment => "担当の終了",
                DepartureReason.Death => "逝去",
                _ => "退職",
            };
}
