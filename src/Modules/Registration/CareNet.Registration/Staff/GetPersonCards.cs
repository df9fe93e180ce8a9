using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class GetPersonCardsHandler
{
    /// <summary>Real name, profession and facility: what stands beside every post.</summary>
    [Rule("miyazaki/5-2"), Rule("osaki/3", How = "enforce")]
    public static async Task<Result<PersonCards>> Handle(
        GetPersonCards message,
        RegistrationContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (message.People.Count > GetPersonCards.Most)
        {
            return StaffErrors.TooManyCards;
        }

        var now = clock.GetUtcNow();
        var ids = message.People.Distinct().ToList();
        var people = await context.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var profiles = await context.Set<Profile>().AsNoTracking().Where(p => ids.Contains(p.Person)).ToDictionaryAsync(p => p.Person, ct);
        var places = (
            await (
                from place in context.Memberships
                join facility in context.Facilities on place.Facility equals facility.Id
                where ids.Contains(place.Person) && (place.Until == null || place.Until > now)
                orderby place.Since
                select new
                {
                    place.Person,
                    facility.Id,
                    facility.Name,
                }
            ).ToListAsync(ct)
        ).ToLookup(place => place.Person);
        return new PersonCards([
            .. people.Select(person => new PersonCard(
                person.Id,
                profiles.GetValueOrDefault(person.Id)?.CardVersion ?? 0,
                person.Name,
                person.Kana,
                person.Profession,
                person.OtherProfession,
                places[person.Id].FirstOrDefault()?.Id,
                places[person.Id].FirstOrDefault()?.Name,
                profiles.GetValueOrDefault(person.Id)?.HasPhoto ?? false
            )
            {
                WaitsForProfessionCheck = person.ProfessionWaitsSince is not null,
            }),
        ]);
    }
}
