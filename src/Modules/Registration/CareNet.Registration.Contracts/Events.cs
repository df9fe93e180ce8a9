using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>A person may come in: for the first time, or into one more facility.</summary>
public sealed record PersonAdmitted(
    PersonId Person,
    RegionCode Region,
    FacilityId Facility,
    FacilityRole Role,
    Profession Profession,
    DateTimeOffset At
);

/// <summary>A person's standing has changed; <see cref="StandingOf"/> tells how.</summary>
public sealed record RoleChanged(PersonId Person, RegionCode Region, DateTimeOffset At);

/// <summary>Name, profession or photo changed: cards of this person are out of date.</summary>
public sealed record PersonCardChanged(PersonId Person, DateTimeOffset At);

/// <summary>A person left a facility. <see cref="WasLast"/>: the account goes with it.</summary>
public sealed record PersonLeft(
    PersonId Person,
    RegionCode Region,
    FacilityId Facility,
    DepartureReason Reason,
    bool WasLast,
    DateTimeOffset At
);

/// <summary>A sanction keeps a person out of this region, and of no other, until a day, or until it is lifted.</summary>
public sealed record PersonRestricted(PersonId Person, RegionCode Region, DateTimeOffset? Until, DateTimeOffset At);

public sealed record PersonRestored(PersonId Person, RegionCode Region, DateTimeOffset At);

/// <summary>This person has to do something before going on, now and not only at the next sign-in.</summary>
public sealed record DutyAsked(PersonId Person, RegionCode Region, DateTimeOffset At);

/// <summary>An edition of a region's policy was released, or a setting of it amended.</summary>
public sealed record PolicyReleased(RegionCode Region, DateOnly InForceFrom, DateTimeOffset At);
