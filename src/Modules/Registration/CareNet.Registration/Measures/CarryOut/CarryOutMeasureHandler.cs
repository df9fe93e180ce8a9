using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class CarryOutMeasureHandler
{
    [Rule("osaki/11b-2"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        CarryOutMeasure message, RegistrationContext context, RolesHeld roles, MeasureEffects effects, TimeProvider clock, CancellationToken ct)
    {
        var measure = await context.Set<Measure>().SingleOrDefaultAsync(m => m.Id == message.Measure, ct);
        if (measure?.CarriedOutAs is not { } role || !(await roles.Of(message.Actor, measure.Person, measure.Region, ct)).Contains(role))
        {
            return (MeasureErrors.NotFound, []);
        }

        if (await effects.Hindered(measure.Kind, measure.Person, measure.Region, ct) is { } hindrance)
        {
            return (hindrance, []);
        }

        var now = clock.GetUtcNow();
        var done = measure.CarryOut(message.Actor, now);
        if (!done.IsOk)
        {
            return (done, []);
        }

        await AuditWriter.Record(context, new AuditEntry
        {
            At = now, Actor = AuditActor.Person(message.Actor.Value), Action = "registration.measure_carry_out",
            Origin = message.Origin ?? AuditOrigin.Inside,
            Subject = new("person", measure.Person.Value),
        }, ct);
        return (Result.Ok, await effects.CarriedOut(measure, message.Origin, ct));
    }
}
