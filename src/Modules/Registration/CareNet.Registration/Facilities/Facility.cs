using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Facilities;

/// <summary>A clinic, pharmacy, care office … that a region has admitted.</summary>
public sealed class Facility
{
    public const int MaxNameLength = 80;
    public const int MaxAddressLength = 200;
    public const int MaxPhoneLength = 20;

    public required FacilityId Id { get; init; }

    public required RegionCode Region { get; init; }

    public required string Name { get; set; }

    public required FacilityKind Kind { get; set; }

    public required string Address { get; set; }

    public required string Phone { get; set; }

    /// <summary>The name of the person who answers for the facility; often somebody without an account.</summary>
    public required string HeadName { get; set; }

    public FacilityState State { get; private set; } = FacilityState.Inactive;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ActiveSince { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsActive => State == FacilityState.Active;

    public void Activate(DateTimeOffset now)
    {
        State = FacilityState.Active;
        ActiveSince ??= now;
    }

    public void Close(DateTimeOffset now)
    {
        State = FacilityState.Closed;
        ClosedAt ??= now;
    }
}
