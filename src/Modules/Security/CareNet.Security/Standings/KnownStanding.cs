using System.Text.Json;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Standings;

/// <summary>What Registration last said of a person: a copy, so that a request asks one schema only.</summary>
public sealed class KnownStanding
{
    public required PersonId Person { get; init; }

    public long Version { get; private set; }

    public string Standing { get; private set; } = "{}";

    public DateTimeOffset? RestrictedUntil { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>
    /// The row of this person, made if there is none, and locked: events of one person arrive at once, also on two nodes.
    /// </summary>
    public static async Task<KnownStanding> HoldAsync(SecurityContext context, PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        await context.Database.ExecuteSqlAsync($$"""
            INSERT INTO security.standings (person, version, standing, changed_at) VALUES ({{person.Value}}, 0, '{}', {{now}})
            ON CONFLICT (person) DO NOTHING
            """, ct);
        return await context.Set<KnownStanding>().FromSql($"SELECT * FROM security.standings WHERE person = {person.Value} FOR UPDATE").SingleAsync(ct);
    }

    /// <summary>An older answer that arrives late changes nothing.</summary>
    public void Learn(Standing standing, DateTimeOffset now)
    {
        if (standing.Version >= Version)
        {
            (Version, Standing, RestrictedUntil, ChangedAt) =
                (standing.Version, JsonSerializer.Serialize(standing), standing.RestrictedUntil?.ToUniversalTime(), now);
        }
    }

    /// <summary>Without a day: until it is lifted.</summary>
    public void Restrict(DateTimeOffset? until, DateTimeOffset now) =>
        (RestrictedUntil, ChangedAt) = (until?.ToUniversalTime() ?? DateTimeOffset.MaxValue, now);

    public void Lift(DateTimeOffset now) => (RestrictedUntil, ChangedAt) = (null, now);

    public static Rights RightsIn(PersonId person, string? json, bool isOperator)
    {
        var standing = json is null ? null : JsonSerializer.Deserialize<Standing>(json);
        return new(
            person,
            [.. from place in standing?.Places ?? []
                select new FacilityRight(place.Region, place.Facility, place.Role == FacilityRole.Administrator, place.Role == FacilityRole.Head)],
            [.. from office in standing?.Offices ?? []
                select new RegionRight(office.Region, office.Role == RegionRole.Secretariat, office.Role == RegionRole.Committee)],
            isOperator);
    }
}

internal static class StandingMapping
{
    public static void MapStandings(this ModelBuilder model) => model.Entity<KnownStanding>(known =>
    {
        known.ToTable("standings").HasKey(k => k.Person);
        known.Property(k => k.Standing).HasColumnType("jsonb");
    });
}
