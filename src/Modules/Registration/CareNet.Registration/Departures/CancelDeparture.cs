using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Departures;

public static class CancelDepartureHandler
{
    public static async Task<Result> Handle(
        CancelDeparture message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await DepartureAccess.ToManage(context, access, message.Actor, message.Departure, ct) is not { } departure)
        {
            return DepartureErrors.NotFound;
        }

        var cancelled = departure.Cancel();
        if (cancelled.IsOk)
        {
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = clock.GetUtcNow(),
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.departure_cancel",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = new("person", departure.Person.Value),
                    Facility = departure.Facility.Value,
                },
                ct
            );
        }

        return cancelled;
    }
}
