using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Leaving;

public static class CancelLeavingHandler
{
    public static async Task<Result> Handle(
        CancelLeaving message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await Departures.ToManage(context, access, message.Actor, message.Departure, ct) is not { } departure)
        {
            return LeavingErrors.NotFound;
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
                    Action = "registration.leaving_cancel",
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
