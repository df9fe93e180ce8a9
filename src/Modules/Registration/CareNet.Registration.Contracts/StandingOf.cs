using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>What is this person here, now? Answered with a <see cref="Standing"/>; somebody unknown has an empty one.</summary>
public sealed record StandingOf(PersonId Person);

/// <summary>Everything that decides what a person may do. No names.</summary>
public sealed record Standing(
    PersonId Person, long Version, IReadOnlyList<Place> Places, IReadOnlyList<Office> Offices, DateTimeOffset? RestrictedUntil);

/// <summary>The profession is <see cref="Profession.Other"/> while one that the person stated waits for its check.</summary>
public sealed record Place(RegionCode Region, FacilityId Facility, FacilityRole Role, Profession Profession);

public sealed record Office(RegionCode Region, RegionRole Role);
