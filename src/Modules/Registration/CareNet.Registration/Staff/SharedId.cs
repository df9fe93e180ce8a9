using CareNet.Platform;

namespace CareNet.Registration.Staff;

/// <summary>
/// An ID that several people use, where the region tolerates that: declared with its reason, its users and the head's word that the
/// facility answers for it.
/// </summary>
public sealed class SharedId
{
    public const int MostUsers = 20;
    public const int LongestLabel = 40;

    public required Guid Id { get; init; }

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required string Label { get; init; }

    public required string Reason { get; init; }

    public required List<Guid> Users { get; init; }

    public required string AcceptedByHead { get; init; }

    public required PersonId OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}
