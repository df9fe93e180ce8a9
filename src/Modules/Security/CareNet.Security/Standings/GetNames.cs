using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Security.Standings;

/// <summary>Decides whose name a reader may know, and asks Registration for those in one question.</summary>
public static class GetNamesHandler
{
    public static async Task<NamesForReader> Handle(
        GetNames message,
        SecurityContext context,
        StandingDirectory duties,
        IMessageBus bus,
        CancellationToken ct
    )
    {
        var reader = await duties.RightsOf(message.Reader, ct);
        var asked = message.People.Distinct().Take(GetNames.Most).ToList();
        var standings = await context
            .Set<KnownStanding>()
            .AsNoTracking()
            .Where(known => asked.Contains(known.Person))
            .ToDictionaryAsync(known => known.Person, ct);
        // The home of somebody who has left is where they belonged. Whoever was only named has no home, and no name for others.
        var belonged = standings.Keys.ToList();
        var accounts = await context
            .Set<Account>()
            .AsNoTracking()
            .Where(account => belonged.Contains(account.Person))
            .ToDictionaryAsync(account => account.Person, ct);
        var people = asked.ToDictionary(
            person => person,
            person =>
                As(
                    reader,
                    KnownStanding.BelongingIn(person, standings.GetValueOrDefault(person)?.Standing),
                    accounts.GetValueOrDefault(person)
                )
        );
        PersonId[] known = [.. asked.Where(person => people[person] == NameVisibility.Known)];
        var cards = known.Length == 0 ? [] : (await bus.InvokeAsync<Result<PersonCards>>(new GetPersonCards(known), ct)).Value.Cards;
        var names = cards.ToDictionary(card => card.Person, card => card.Name);
        return new(
            [.. asked.Select(person => new NamedPerson(person, names.GetValueOrDefault(person), people[person]))],
            await FacilitiesAsync(reader, [.. message.Facilities.Distinct().Take(GetNames.Most)], duties, bus, ct)
        );
    }

    private static NameVisibility As(Rights reader, Rights person, Account? account)
    {
        var places = person.Facilities.Select(place => place.Facility).Concat(account?.Facility is { } last ? [last] : []);
        var regions = person.Regions.Concat(account is { HasHome: true } ? [account.Region] : []).ToList();
        return person.Person == reader.Person
            || places.Any(reader.WorksAt)
            || reader.OfficesInForce.Any(office => regions.Contains(office.Region))
                ? NameVisibility.Known
            : person.Offices.Any(office => office.IsSecretariat && reader.Regions.Contains(office.Region)) ? NameVisibility.Secretariat
            : person.Offices.Any(office => office.IsCommittee && reader.Regions.Contains(office.Region)) ? NameVisibility.Committee
            : NameVisibility.Elsewhere;
    }

    private static async Task<IReadOnlyList<NamedFacility>> FacilitiesAsync(
        Rights reader,
        FacilityId[] asked,
        StandingDirectory duties,
        IMessageBus bus,
        CancellationToken ct
    )
    {
        var known = asked.Where(reader.WorksAt).ToHashSet();
        foreach (var region in reader.OfficesInForce.Select(office => office.Region).Distinct())
        {
            known.UnionWith((await duties.FacilitiesIn(region, [.. asked.Select(facility => facility.Value)], ct)).Select(FacilityId.From));
        }

        return known.Count == 0
            ? []
            :
            [
                .. (await bus.InvokeAsync<FacilityNames>(new GetFacilityNames([.. known]), ct)).Names.Select(named => new NamedFacility(
                    named.Facility,
                    named.Name
                )),
            ];
    }
}
