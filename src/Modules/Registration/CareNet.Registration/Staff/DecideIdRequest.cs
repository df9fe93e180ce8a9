using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Departures;
using CareNet.Registration.People;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class DecideIdRequestHandler
{
    [Rule("misato/local-3"), Rule("osaki/8-2-1", How = "enforce"), Rule("osaki/8-2-1", How = "record"), Rule("misato/8-5", How = "enforce")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        DecideIdRequest message,
        RegistrationContext context,
        RegistrationAccess access,
        StaffInviter inviter,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var request = await context.Set<IdRequest>().SingleOrDefaultAsync(r => r.Id == message.Request, ct);
        if (request is null || !await access.IsSecretariat(message.Actor, request.Region, ct))
        {
            return (StaffErrors.NotFound, []);
        }

        if (await IsOwn(request))
        {
            return (StaffErrors.OwnRequest, []);
        }

        var reason = message.CarryOut ? WrittenField.Reason.ReadOptional(message.Reason) : WrittenField.Reason.Read(message.Reason);
        if (!reason.IsOk)
        {
            return (reason.Error!, []);
        }

        var now = clock.GetUtcNow();
        var decided = request.Decide(message.CarryOut ? IdDecision.CarriedOut : IdDecision.Refused, message.Actor, reason.Value, now);
        var done =
            !decided.IsOk ? (decided, [])
            : !message.CarryOut ? (Result.Ok, [])
            : request.Kind == IdRequestKind.Issue ? await Issue()
            : (Result.Ok, await Delete());
        if (done.Item1.IsOk)
        {
            (await context.Set<Departure>().SingleOrDefaultAsync(d => d.DeletionRequest == request.Id, ct))?.DeletionDone(now);
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = message.CarryOut ? "registration.id_carry_out" : "registration.id_refuse",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = request.Person is { } person ? new("person", person.Value) : null,
                    Facility = request.Facility.Value,
                },
                ct
            );
        }

        return done;

        // The secretariat also deletes the ID after a departure that it arranged itself; then no facility asked for it.
        async Task<bool> IsOwn(IdRequest asked) =>
            asked.AskedBy == message.Actor
            && (
                asked.Kind == IdRequestKind.Issue
                || asked.Person == message.Actor
                || await access.Administers(message.Actor, asked.Facility, ct)
            );

        async Task<(Result, IEnumerable<object>)> Issue()
        {
            var origin = message.Origin ?? AuditOrigin.Inside;
            var facility = await context.Facilities.SingleAsync(f => f.Id == request.Facility, ct);
            if (!facility.IsActive)
            {
                return (StaffErrors.FacilityNotFound, []);
            }

            var invited = await inviter.Enter(InvitedPerson.Of(request), facility, request.AskedBy, message.Actor, origin, ct);
            return invited.IsOk ? (Result.Ok, invited.Value.Messages) : (invited.Error!, []);
        }

        // Somebody who has meanwhile come into another facility, or who holds an office, keeps the ID.
        async Task<IEnumerable<object>> Delete() =>
            await context.Memberships.AnyAsync(m => m.Person == request.Person && (m.Until == null || m.Until > now), ct)
            || await context.HoldsOfficeAt(request.Person!.Value, now, ct)
                ? []
                : [new CloseAccount(request.Person!.Value, message.Actor) { Origin = message.Origin ?? AuditOrigin.Inside }];
    }
}
