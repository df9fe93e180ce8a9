using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class LiftSanctionHandler
{
    /// <summary>Lifts a sanction for the office that decided or carried it out, or for a higher one.</summary>
    public static async Task<(Result, IEnumerable<object>)> Handle(
        LiftSanction message,
        RegistrationContext context,
        PolicyRoleLookup roles,
        SanctionEffects effects,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var sanction = await context.Set<Sanction>().SingleOrDefaultAsync(m => m.Id == message.Sanction, ct);
        if (sanction is null || !await roles.MayLift(message.Actor, sanction, ct))
        {
            return (SanctionErrors.NotFound, []);
        }

        var (now, reason) = (clock.GetUtcNow(), WrittenField.Reason.Read(message.Reason));
        var lifted = reason.IsOk ? sanction.Lift(message.Actor, reason.Value, now) : reason.Error!;
        if (!lifted.IsOk)
        {
            return (lifted, []);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.sanction_lift",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = sanction.Region,
                Subject = new("person", sanction.Person.Value),
            },
            ct
        );
        return (Result.Ok, await effects.Ended(sanction, ct));
    }
}
