using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Departures;

public static class SettleDepartureHandler
{
    [Rule("misato/notes-3-7", How = "enforce"), Rule("nishitokyo/notes-3-7", How = "enforce")]
    public static async Task<Result> Handle(
        SettleDeparture message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await DepartureAccess.ToManage(context, access, message.Actor, message.Departure, ct) is not { SignedAt: null } departure
            || !Enum.IsDefined(message.Devices)
            || !Enum.IsDefined(message.Data)
        )
        {
            return DepartureErrors.NotFound;
        }

        (departure.Devices, departure.Data) = (message.Devices, message.Data);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.departure_settle",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", departure.Person.Value),
                Facility = departure.Facility.Value,
                Details = new Dictionary<string, string>
                {
                    ["devices"] = message.Devices.ToString().ToLowerInvariant(),
                    ["data"] = message.Data.ToString().ToLowerInvariant(),
                },
            },
            ct
        );
        return Result.Ok;
    }
}
