using System.Text.Json;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Standings;

/// <summary>A copy of what Registration last said of a person, so that a request asks one schema only.</summary>
public sealed class KnownStanding
{
    public required PersonId Person { get; init; }

    public long Version { get; private set; }

    public string Standing { get; private set; } = "{}";

    /// <summary>Until then the person is restricted in every region in which they have a place or an office, and does not get in.</summary>
    public DateTimeOffset? RestrictedUntil { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>
    /// The row of this person, made if there is none, and locked: events of one person arrive at once, also on two nodes.
    /// </summary>
    public static async Task<KnownStanding> HoldAsync(SecurityContext context, PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        await context.Database.ExecuteSqlAsync(
            $$"""
            INSERT INTO security.standings (person, version, standing, changed_at) VALUES ({{person.Value}}, 0, '{}', {{now}})
            ON CONFLICT (person) DO NOTHING
            """,
            ct
        );
        return await context
            .Set<KnownStanding>()
            .FromSql($"SELECT * FROM security.standings WHERE person = {person.Value} FOR UPDATE")
            .SingleAsync(ct);
    }

    /// <summary>Several people at once, in the order of their ids, so that two who hold each other never wait in a circle.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, KnownStanding>> HoldAsync(
        SecurityContext context,
        IEnumerable<PersonId> people,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        Dictionary<PersonId, KnownStanding> held = [];
        foreach (var person in people.Distinct().OrderBy(person => person.Value))
        {
            held[person] = await HoldAsync(context, person, now, ct);
        }

        return held;
    }

    /// <summary>An older answer that arrives late changes nothing.</summary>
    public void Learn(Standing standing, DateTimeOffset now)
    {
        if (standing.Version >= Version)
        {
            Version = standing.Version;
            Keep(standing, standing.Restrictions, now);
        }
    }

    /// <summary>In this region alone. Without a day: until it is lifted.</summary>
    public void Restrict(RegionCode region, DateTimeOffset? until, DateTimeOffset now)
    {
        var standing = Read(Person, Standing);
        Keep(standing, [.. Besides(standing, region), new(region, until?.ToUniversalTime() ?? DateTimeOffset.MaxValue)], now);
    }

    public void Lift(RegionCode region, DateTimeOffset now)
    {
        var standing = Read(Person, Standing);
        Keep(standing, [.. Besides(standing, region)], now);
    }

    public Standing Current => Read(Person, Standing);

    public bool IsRestrictedAt(DateTimeOffset now) => RestrictedUntil > now;

    /// <summary>Returns the rights that count now. Regions that restrict the person give none.</summary>
    public static Rights RightsIn(PersonId person, string? json, bool isOperator, DateTimeOffset now)
    {
        var (standing, rights) = (Read(person, json), BelongingIn(person, json, isOperator));
        bool Counts(RegionCode region) => !(standing.RestrictedIn(region) > now);
        return rights with
        {
            Facilities = [.. rights.Facilities.Where(place => Counts(place.Region))],
            Offices = [.. rights.Offices.Where(office => Counts(office.Region))],
        };
    }

    /// <summary>The facilities and regions to which the person belongs, restricted there or not.</summary>
    public static Rights BelongingIn(PersonId person, string? json, bool isOperator = false)
    {
        var standing = Read(person, json);
        return new(
            person,
            [
                .. from place in standing.Memberships
                select new FacilityRight(
                    place.Region,
                    place.Facility,
                    place.Role == FacilityRole.Administrator,
                    place.Role == FacilityRole.Head
                ),
            ],
            [
                .. from office in standing.Offices
                select new RegionRight(office.Region, office.Role == RegionRole.Secretariat, office.Role == RegionRole.Committee),
            ],
            isOperator
        );
    }

    // Somebody unknown leaves parts out.
    private static Standing Read(PersonId person, string? json)
    {
        var read = json is null ? null : JsonSerializer.Deserialize<Standing>(json);
        return new(person, read?.Version ?? 0, read?.Memberships ?? [], read?.Offices ?? [], read?.Restrictions ?? []);
    }

    private static IEnumerable<Restriction> Besides(Standing standing, RegionCode region) =>
        standing.Restrictions.Where(restriction => restriction.Region != region);

    private void Keep(Standing standing, IReadOnlyList<Restriction> restrictions, DateTimeOffset now)
    {
        var kept = standing with { Restrictions = restrictions };
        (Standing, RestrictedUntil, ChangedAt) = (JsonSerializer.Serialize(kept), KeptOutUntil(kept), now);
    }

    // The first restriction that ends opens the way in again: what it opens is that region alone.
    private static DateTimeOffset? KeptOutUntil(Standing standing)
    {
        RegionCode[] regions =
        [
            .. standing.Memberships.Select(place => place.Region).Union(standing.Offices.Select(office => office.Region)),
        ];
        DateTimeOffset?[] ends =
            regions.Length > 0
                ? [.. regions.Select(standing.RestrictedIn)]
                : [standing.Restrictions.Max(restriction => (DateTimeOffset?)restriction.Until)];
        return ends.Contains(null) ? null : ends.Min()?.ToUniversalTime();
    }
}

internal static class StandingMapping
{
    public static void MapStandings(this ModelBuilder model) =>
        model.Entity<KnownStanding>(known =>
        {
            known.ToTable("standings").HasKey(k => k.Person);
            known.Property(k => k.Standing).HasColumnType("jsonb");
        });
}
