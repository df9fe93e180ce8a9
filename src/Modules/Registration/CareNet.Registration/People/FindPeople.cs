using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.People;

public static class FindPeopleHandler
{
    public static async Task<Result<PeopleMatches>> Handle(
        Contracts.FindPeople message,
        RegistrationContext context,
        RegistrationAccess access,
        PolicyRoleLookup roles,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var isOffice = await access.ServesRegion(message.Actor, message.Region, ct);
        if (!isOffice && !await MayDecide())
        {
            return PeopleErrors.NotFound;
        }

        var (now, words) = (clock.GetUtcNow(), Close(message.Words ?? ""));
        if (message.Only is null && (words.Length is 0 or > Person.MaxNameLength || words.Contains('\0', StringComparison.Ordinal)))
        {
            return new PeopleMatches([], !isOffice);
        }

        var places = context.Memberships.Where(m => m.Region == message.Region && (m.Until == null || m.Until > now));
        var wanted = context
            .People.AsNoTracking()
            .Where(p =>
                p.Id != message.Actor
                && (
                    places.Any(m => m.Person == p.Id)
                    || context.OfficeHolders.Any(o =>
                        isOffice && o.Person == p.Id && o.Region == message.Region && (o.Until == null || o.Until > now)
                    )
                )
            );
        wanted =
            message.Only is { } only ? wanted.Where(p => p.Id == only)
            : isOffice
                ? wanted.Where(p =>
                    p.Name.Replace(" ", "").Replace("　", "").Contains(words) || p.Kana!.Replace(" ", "").Replace("　", "").Contains(words)
                )
            : wanted.Where(p => p.Name.Replace(" ", "").Replace("　", "") == words);
        var people = await wanted.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Contracts.FindPeople.Most).ToListAsync(ct);
        if (!isOffice)
        {
            people = await Decidable(people);
        }

        var ids = people.Select(p => p.Id).ToList();
        var facilities = (
            await (
                from place in places.AsNoTracking()
                join facility in context.Facilities on place.Facility equals facility.Id
                where ids.Contains(place.Person)
                orderby place.Since
                select new { place.Person, facility.Name }
            ).ToListAsync(ct)
        ).ToLookup(place => place.Person, place => place.Name);
        return new PeopleMatches(
            [.. people.Select(p => new PersonMatch(p.Id, p.Name, p.Profession, p.OtherProfession, facilities[p.Id].FirstOrDefault()))],
            !isOffice
        );

        async Task<List<Person>> Decidable(List<Person> found)
        {
            List<Person> own = [];
            foreach (var person in found)
            {
                if (
                    policies.Of(message.Region) is { } policy
                    && SanctionRights.Provided(policy, await roles.Of(message.Actor, person.Id, message.Region, ct)).Any()
                )
                {
                    own.Add(person);
                }
            }

            return own;
        }

        async Task<bool> MayDecide() =>
            policies.Of(message.Region) is { } policy
            && (await roles.Everywhere(message.Actor, ct)).TryGetValue(message.Region, out var held)
            && SanctionRights.Provided(policy, held).Any();
    }

    private static string Close(string words) =>
        words.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal).Trim();
}
