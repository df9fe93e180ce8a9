using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class SignReceiptHandler
{
    [Rule("misato/notes-3-7", How = "enforce"), Rule("nishitokyo/notes-3-7", How = "enforce")]
    public static async Task<Result> Handle(
        SignReceipt message,
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

        var typed = WrittenField.Name.Read(message.TypedName);
        var signer = await context.People.AsNoTracking().SingleAsync(p => p.Id == message.Actor, ct);
        if (!typed.IsOk || !StaffPledge.IsSignedBy(typed.Value, signer.Name))
        {
            return typed.Error ?? PledgeErrors.OtherName;
        }

        var signed = departure.Sign(typed.Value, message.Actor, clock.GetUtcNow());
        if (signed.IsOk)
        {
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = clock.GetUtcNow(),
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = "registration.departure_sign",
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = new("person", departure.Person.Value),
                    Facility = departure.Facility.Value,
                },
                ct
            );
        }

        return signed;
    }
}
