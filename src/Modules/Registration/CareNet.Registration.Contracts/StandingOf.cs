using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>The present standing of this person. Answered with a <see cref="Standing"/>; somebody unknown has an empty one.</summary>
public sealed record StandingOf(PersonId Person);

/// <summary>Everything that decides what a person may do. No names. Those of a restricted region are in it, too.</summary>
public sealed record Standing(
    PersonId Person,
    long Version,
    IReadOnlyList<FacilityMembership> Memberships,
    IReadOnlyList<Office> Offices,
    IReadOnlyList<Restriction> Restrictions
)
{
    public DateTimeOffset? RestrictedIn(RegionCode region) =>
        Restrictions.Where(restriction => restriction.Region == region).Max(restriction => (DateTimeOffset?)restriction.Until);
}

/// <summary>A region keeps a person out of its own facilities, offices and groups until then; other regions are not concerned.</summary>
public sealed record Restriction(RegionCode Region, DateTimeOffset Until);

/// <summary>The profession is <see cref="Profession.Other"/> while one that the person stated waits for its check.</summary>
public sealed record FacilityMembership(RegionCode Region, FacilityId Facility, FacilityRole Role, Profession Profession);

public sealed record Office(RegionCode Region, RegionRole Role);
