using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class CarryOutSanctionHandler
{
    [Rule("osaki/11b-2"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        CarryOutSanction message,
        RegistrationContext context,
        PolicyRoleLookup roles,
        SanctionEffects effects,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var decided = await context.Set<Sanction>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == message.Sanction, ct);
        if (decided is null || !await MayCarryOut(decided))
        {
            return (SanctionErrors.NotFound, []);
        }

        // Of two who remove or restrict each other at the same moment the second may not any more.
        await context.LockAsync(decided.Region, ct);
        var sanction = await context.Set<Sanction>().SingleAsync(m => m.Id == message.Sanction, ct);
        if (!await MayCarryOut(sanction))
        {
            return (SanctionErrors.NotFound, []);
        }

        if (await effects.Hindered(sanction.Kind, sanction.Person, sanction.Region, ct) is { } hindrance)
        {
            return (hindrance, []);
        }

        var now = clock.GetUtcNow();
        var done = sanction.CarryOut(message.Actor, now);
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
                Action = "registration.sanction_carry_out",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = sanction.Region,
                Subject = new("person", sanction.Person.Value),
            },
            ct
        );
        return (Result.Ok, await effects.CarriedOut(sanction, message.Origin, ct));

        async Task<bool> MayCarryOut(Sanction asked) =>
            asked.CarriedOutAs is { } role && (await roles.Of(message.Actor, asked.Person, asked.Region, ct)).Contains(role);
    }
}
