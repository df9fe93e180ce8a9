using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Editions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class CarryOutMeasureHandler
{
    [Rule("osaki/11b-2"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        CarryOutMeasure message,
        RegistrationContext context,
        RolesHeld roles,
        MeasureEffects effects,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var decided = await context.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == message.Measure, ct);
        if (decided is null || !await MayCarryOut(decided))
        {
            return (MeasureErrors.NotFound, []);
        }

        // Of two who remove or restrict each other at the same moment the second may not any more.
        await context.WaitForTurnAsync(decided.Region, ct);
        var measure = await context.Set<Measure>().SingleAsync(m => m.Id == message.Measure, ct);
        if (!await MayCarryOut(measure))
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

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.measure_carry_out",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", measure.Person.Value),
            },
            ct
        );
        return (Result.Ok, await effects.CarriedOut(measure, message.Origin, ct));

        async Task<bool> MayCarryOut(Measure asked) =>
            asked.CarriedOutAs is { } role && (await roles.Of(message.Actor, asked.Person, asked.Region, ct)).Contains(role);
    }
}
