using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

public static class GetMeasureHandler
{
    [Rule("osaki/11b", How = "record"), Rule("osaki/11b-2", How = "record")]
    public static async Task<Result<MeasureSheet>> Handle(
        Contracts.GetMeasure message,
        RegistrationContext context,
        RegistrationAccess access,
        RolesHeld roles,
        MeasuresInHand inHand,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var measure = await context
            .Set<Measure>()
            .AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == message.Measure && m.Person != message.Actor, ct);
        if (measure is null)
        {
            return MeasureErrors.NotFound;
        }

        var isForOffices = await access.ServesRegion(message.Actor, measure.Region, ct);
        if (!isForOffices && !await inHand.IsHis(message.Actor, measure, ct))
        {
            return MeasureErrors.NotFound;
        }

        var held = await roles.Of(message.Actor, measure.Person, measure.Region, ct);
        var by = new[] { measure.CarriedOutBy, measure.LiftedBy }.OfType<PersonId>().ToList();
        var names = await context.People.Where(p => by.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new MeasureSheet(
            (await MeasureEntries.Of(context, [measure], ct))[0],
            measure.Region,
            measure is { CarriedOutAt: null, CarriedOutAs: { } role } && held.Contains(role),
            measure.MayEndAt(clock.GetUtcNow()) && await roles.MayLift(message.Actor, measure, ct),
            isForOffices,
            NameOf(measure.CarriedOutBy),
            NameOf(measure.LiftedBy),
            measure.LiftedBecause,
            measure.Warning
        );

        string? NameOf(PersonId? person) => person is { } id ? names[id] : null;
    }
}
