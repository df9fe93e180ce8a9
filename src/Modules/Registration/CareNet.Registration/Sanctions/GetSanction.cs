using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

public static class GetSanctionHandler
{
    [Rule("osaki/11b", How = "record"), Rule("osaki/11b-2", How = "record")]
    public static async Task<Result<SanctionView>> Handle(
        Contracts.GetSanction message,
        RegistrationContext context,
        RegistrationAccess access,
        PolicyRoleLookup roles,
        SanctionQueries inHand,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var sanction = await context
            .Set<Sanction>()
            .AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == message.Sanction && m.Person != message.Actor, ct);
        if (sanction is null)
        {
            return SanctionErrors.NotFound;
        }

        var isForOffices = await access.ServesRegion(message.Actor, sanction.Region, ct);
        if (!isForOffices && !await inHand.IsHis(message.Actor, sanction, ct))
        {
            return SanctionErrors.NotFound;
        }

        var held = await roles.Of(message.Actor, sanction.Person, sanction.Region, ct);
        var by = new[] { sanction.CarriedOutBy, sanction.LiftedBy }.OfType<PersonId>().ToList();
        var names = await context.People.Where(p => by.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new SanctionView(
            (await SanctionEntries.Of(context, [sanction], ct))[0],
            sanction.Region,
            sanction is { CarriedOutAt: null, CarriedOutAs: { } role } && held.Contains(role),
            sanction.MayEndAt(clock.GetUtcNow()) && await roles.MayLift(message.Actor, sanction, ct),
            isForOffices,
            NameOf(sanction.CarriedOutBy),
            NameOf(sanction.LiftedBy),
            sanction.LiftReason,
            sanction.Warning
        );

        string? NameOf(PersonId? person) => person is { } id ? names[id] : null;
    }
}
