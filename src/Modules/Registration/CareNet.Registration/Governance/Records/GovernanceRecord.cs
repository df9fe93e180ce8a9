using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Governance;

/// <summary>A record of what the committee decided or the secretariat did, in its own words.</summary>
public sealed class GovernanceRecord
{
    public const int MaxTitleLength = 120;
    public const int MaxTextLength = 8000;

    public required Guid Id { get; init; }

    public required RegionCode Region { get; init; }

    public required GovernanceRecordKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required PersonId RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>A facility was at a meeting of the region's professions.</summary>
public sealed class MeetingAttendance
{
    public required RegionCode Region { get; init; }

    public required FacilityId Facility { get; init; }

    public required DateOnly On { get; init; }

    public required string Name { get; init; }

    public required PersonId RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
