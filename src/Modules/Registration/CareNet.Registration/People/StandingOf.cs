using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.People;

public static class StandingOfHandler
{
    public static async Task<Standing> Handle(
        Contracts.StandingOf message,
        RegistrationContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.Person, ct);
        if (person is null)
        {
            return new Standing(message.Person, 0, [], [], []);
        }

        var profession = person.CheckedProfession;
        var places = await (
            from place in context.Memberships
            join facility in context.Facilities on place.Facility equals facility.Id
            where place.Person == person.Id && (place.Until == null || place.Until > now) && facility.State == FacilityState.Active
            orderby place.Since, place.Facility
            select new FacilityMembership(place.Region, place.Facility, place.Role, profession)
        ).ToListAsync(ct);
        var offices = await context
            .OfficeHolders.Where(office => office.Person == person.Id && (office.Until == null || office.Until > now))
            .OrderBy(office => office.Since)
            .ThenBy(office => office.Id)
            .Select(office => new Office(office.Region, office.Role))
            .ToListAsync(ct);
        return new Standing(person.Id, person.StandingVersion, places, offices, await context.RestrictionsOf(person.Id, now, ct));
    }
}
