using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Acceptances;

/// <summary>Somebody accepted a text in one version. Never changed: a new version asks again.</summary>
public sealed class Acceptance
{
    public const int MaxVersionLength = 400;

    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>None for who holds an office of the region only.</summary>
    public required FacilityId? Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required AcceptedText What { get; init; }

    public required string Version { get; init; }

    /// <summary>By the head or administrator for the facility, not for himself.</summary>
    public required bool ForFacility { get; init; }

    public required DateTimeOffset At { get; init; }
}
