using System.Text.Json;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Duties;

/// <summary>Who looks after a facility or a region: asked before anything is shown or changed, and when somebody has to be told.</summary>
public sealed class DutyRoster(SecurityContext context)
{
    // More people at one desk than this are told by the first ones.
    private const int MostTold = 50;

    public async Task<Rights> RightsOf(PersonId person, CancellationToken ct)
    {
        var known = await context.Set<KnownStanding>().AsNoTracking().SingleOrDefaultAsync(k => k.Person == person, ct);
        return KnownStanding.RightsIn(person, known?.Standing, isOperator: false);
    }

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
        var found = await Holding(new { Places = new[] { new { Facility = facility } } }).Where(known => asked.Contains(known.Person)).CountAsync(ct);
        return found == asked.Length;
    }

    public async Task<IReadOnlyList<PersonId>> AdministratorsOf(FacilityId facility, CancellationToken ct) =>
    [
        .. await People(new { Places = new[] { new { Facility = facility, Role = FacilityRole.Administrator } } }, ct),
        .. await People(new { Places = new[] { new { Facility = facility, Role = FacilityRole.Head } } }, ct),
    ];

    public Task<List<PersonId>> SecretariatOf(RegionCode region, CancellationToken ct) =>
        People(new { Offices = new[] { new { Region = region, Role = RegionRole.Secretariat } } }, ct);

    private Task<List<PersonId>> People(object part, CancellationToken ct) =>
        Holding(part).OrderBy(known => known.Person).Select(known => known.Person).Take(MostTold).ToListAsync(ct);

    // Containment has an index; the standing is kept as Registration says it.
    private IQueryable<KnownStanding> Holding(object part) =>
        context.Set<KnownStanding>().FromSql($"SELECT * FROM security.standings WHERE standing @> {JsonSerializer.Serialize(part)}::jsonb").AsNoTracking();
}
