using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Authority;

/// <summary>Who decides over whose account, by what Registration last said; asked again in the handler, whatever page sent the message.</summary>
public static class Authority
{
    public static async Task<Rights> RightsOf(this SecurityContext context, PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        var known = await context.Set<KnownStanding>().AsNoTracking().SingleOrDefaultAsync(k => k.Person == person, ct);
        return known is null || known.RestrictedUntil > now ? Rights.None(person) : KnownStanding.RightsIn(person, known.Standing, isOperator: false);
    }

    /// <summary>Nobody measures himself, and a leader of one facility has no say in another.</summary>
    public static async Task<bool> Decides(this SecurityContext context, PersonId actor, Account account, DateTimeOffset now, CancellationToken ct)
    {
        var rights = await context.RightsOf(actor, now, ct);
        if (actor == account.Person)
        {
            return false;
        }

        var places = (await context.RightsOf(account.Person, now, ct)).Facilities.Select(place => place.Facility).Concat(account.Facility is { } own ? [own] : []);
        return rights.IsSecretariatOf(account.Region) || places.Any(place => rights.Are(Who.FacilityAdministrator, place) || rights.Are(Who.FacilityHead, place));
    }

    /// <summary>Who is told of what happens to a facility's accounts.</summary>
    public static async Task<IReadOnlyList<PersonId>> LeadersOf(this SecurityContext context, FacilityId facility, CancellationToken ct)
    {
        var (administrator, head) = (Place(facility, 1), Place(facility, 2));
        var people = await context.Set<KnownStanding>()
            .FromSql($"SELECT * FROM security.standings WHERE standing @> {administrator}::jsonb OR standing @> {head}::jsonb")
            .AsNoTracking().Select(known => known.Person).Take(20).ToListAsync(ct);
        return people;
    }

    private static string Place(FacilityId facility, int role) => $$"""{"Places":[{"Facility":"{{facility}}","Role":{{role}}}]}""";
}
