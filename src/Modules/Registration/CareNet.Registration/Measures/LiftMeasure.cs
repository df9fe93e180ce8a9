using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Wording;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class LiftMeasureHandler
{
    /// <summary>Lifts a measure for the office that decided or carried it out, or for a higher one.</summary>
    public static async Task<(Result, IEnumerable<object>)> Handle(
        LiftMeasure message,
        RegistrationContext context,
        RolesHeld roles,
        MeasureEffects effects,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var measure = await context.Set<Measure>().SingleOrDefaultAsync(m => m.Id == message.Measure, ct);
        if (measure is null || !await roles.MayLift(message.Actor, measure, ct))
        {
            return (MeasureErrors.NotFound, []);
        }

        var (now, reason) = (clock.GetUtcNow(), WrittenField.Reason.Read(message.Reason));
        var lifted = reason.IsOk ? measure.Lift(message.Actor, reason.Value, now) : reason.Error!;
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
                Action = "registration.measure_lift",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", measure.Person.Value),
            },
            ct
        );
        return (Result.Ok, await effects.Ended(measure, ct));
    }
}
