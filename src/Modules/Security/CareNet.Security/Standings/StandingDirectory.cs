using System.Text.Json;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Standings;

/// <summary>
/// Finds the people who look after a facility or a region: asked before anything is shown or changed, and when somebody has to be told.
/// </summary>
public sealed class StandingDirectory(SecurityContext context, TimeProvider clock)
{
    // Of a larger office these are told, and they tell the others.
    private const int MostTold = 50;

    public Task<Rights> RightsOf(PersonId person, CancellationToken ct) => context.RightsOf(person, clock.GetUtcNow(), ct);

    /// <summary>The head of a facility may do what its administrator may.</summary>
    public async Task<bool> Administers(PersonId actor, FacilityId facility, CancellationToken ct) =>
        await RegionAdministeredBy(actor, facility, ct) is not null;

    public async Task<RegionCode?> RegionAdministeredBy(PersonId actor, FacilityId facility, CancellationToken ct)
    {
        var right = (await RightsOf(actor, ct)).Facilities.FirstOrDefault(f => f.Facility == facility && (f.IsAdministrator || f.IsHead));
        return right?.Region;
    }

    public async Task<RegionCode?> RegionOf(PersonId actor, FacilityId facility, CancellationToken ct) =>
        (await RightsOf(actor, ct)).Facilities.FirstOrDefault(f => f.Facility == facility)?.Region;

    public async Task<bool> IsSecretariatOf(PersonId actor, RegionCode region, CancellationToken ct) =>
        (await RightsOf(actor, ct)).IsSecretariatOf(region);

    public async Task<bool> AreAllAt(FacilityId facility, IEnumerable<PersonId> people, CancellationToken ct)
    {
        PersonId[] asked = [.. people.Distinct()];
        var found = await Holding(new { Memberships = new[] { new { Facility = facility } } })
            .Where(known => asked.Contains(known.Person))
            .CountAsync(ct);
        return found == asked.Length;
    }

    public async Task<IReadOnlyList<PersonId>> AdministratorsOf(FacilityId facility, CancellationToken ct) =>
        [
            .. await People(new { Memberships = new[] { new { Facility = facility, Role = FacilityRole.Administrator } } }, ct),
            .. await People(new { Memberships = new[] { new { Facility = facility, Role = FacilityRole.Head } } }, ct),
        ];

    /// <summary>To choose from on a form: as many as a page asks names for at once.</summary>
    public Task<List<PersonId>> PeopleAt(FacilityId facility, CancellationToken ct) =>
        People(new { Memberships = new[] { new { Facility = facility } } }, ct, Contracts.GetNames.Most);

    public Task<List<PersonId>> SecretariatOf(RegionCode region, CancellationToken ct) =>
        People(new { Offices = new[] { new { Region = region, Role = RegionRole.Secretariat } } }, ct);

    /// <summary>Of these facilities, those in which somebody of the region works.</summary>
    public async Task<IReadOnlySet<Guid>> FacilitiesIn(RegionCode region, Guid[] facilities, CancellationToken ct)
    {
        var found = await context
            .Database.SqlQuery<Guid>(
                $"""
                SELECT DISTINCT asked.id AS "Value" FROM unnest({facilities}) AS asked (id)
                WHERE EXISTS (SELECT FROM security.standings s
                    WHERE s.standing @> jsonb_build_object('Memberships', jsonb_build_array(
                        jsonb_build_object('Region', {region.Value}::text, 'Facility', asked.id))))
                """
            )
            .ToListAsync(ct);
        return found.ToHashSet();
    }

    /// <summary>Of these people, those whose home the region is, and since when.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> PeopleAtHomeIn(RegionCode region, Guid[] people, CancellationToken ct)
    {
        var asked = people.Select(PersonId.From).ToArray();
        var homes = await context
            .Set<Account>()
            .AsNoTracking()
            .Where(a => asked.Contains(a.Person) && a.Region == region && a.HomeSince != null)
            .ToDictionaryAsync(a => a.Person, a => a.HomeSince!.Value, ct);
        var ids = homes.Keys.ToList();
        var known = await context.Set<KnownStanding>().AsNoTracking().Where(k => ids.Contains(k.Person)).ToListAsync(ct);
        return known
            .Where(k => KnownStanding.BelongingIn(k.Person, k.Standing).Regions.Contains(region))
            .ToDictionary(k => k.Person.Value, k => homes[k.Person]);
    }

    /// <summary>Null if the facility is not the person's home.</summary>
    public async Task<DateTimeOffset?> HomeSince(FacilityId facility, PersonId person, CancellationToken ct)
    {
        var since = await context
            .Set<Account>()
            .Where(a => a.Person == person && a.Facility == facility)
            .Select(a => a.HomeSince)
            .SingleOrDefaultAsync(ct);
        return since is not null && await AreAllAt(facility, [person], ct) ? since : null;
    }

    public async Task<bool> IsHomeOf(FacilityId facility, PersonId person, CancellationToken ct) =>
        await HomeSince(facility, person, ct) is not null;

    private Task<List<PersonId>> People(object part, CancellationToken ct, int most = MostTold) =>
        Holding(part).OrderBy(known => known.Person).Select(known => known.Person).Take(most).ToListAsync(ct);

    // Containment has an index; the standing is kept as Registration says it.
    internal static IQueryable<KnownStanding> HoldersIn(SecurityContext context, object part) =>
        context
            .Set<KnownStanding>()
            .FromSql($"SELECT * FROM security.standings WHERE standing @> {JsonSerializer.Serialize(part)}::jsonb")
            .AsNoTracking();

    private IQueryable<KnownStanding> Holding(object part) => HoldersIn(context, part);
}
