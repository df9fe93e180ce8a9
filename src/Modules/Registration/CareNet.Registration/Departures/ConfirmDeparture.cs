using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Wolverine;

namespace CareNet.Registration.Departures;

public static class ConfirmDepartureHandler
{
    /// <summary>
    /// The secretariat confirms in every region: it arranges nothing of its own, and the facility may be left without an administrator. A
    /// departure
    /// whose day is over is carried out at once.
    /// </summary>
    public static async Task<Result> Handle(
        ConfirmDeparture message,
        RegistrationContext context,
        RegistrationAccess access,
        DepartureStanding standing,
        IMessageBus bus,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await DepartureAccess.ToManage(context, access, message.Actor, message.Departure, ct) is not { } departure)
        {
            return DepartureErrors.NotFound;
        }

        if (departure.State == DepartureState.Planned && await standing.Holds(departure, ct))
        {
            return Result.Ok;
        }

        var now = clock.GetUtcNow();
        var confirmed = departure.Confirm(message.Actor, now);
        if (confirmed.IsOk)
        {
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.departure_confirm",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = new("person", departure.Person.Value),
                    Facility = departure.Facility.Value,
                },
                ct
            );
            await bus.ScheduleAsync(new DepartureDue(departure.Id), DepartureRules.MomentOf(departure.LastDay, clock));
        }

        return confirmed;
    }
}
