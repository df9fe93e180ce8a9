using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Training;

/// <summary>One training with its day and subject. Without a facility it was the secretariat's, for the whole region.</summary>
public sealed class TrainingSession
{
    public const int MaxSubjectLength = 120;
    public const int MaxLinkLength = 300;
    public const int MaxParticipants = 200;

    public required TrainingId Id { get; init; }

    public required RegionCode Region { get; init; }

    public FacilityId? Facility { get; init; }

    public required string Subject { get; init; }

    public string? Material { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required string GivenBy { get; init; }

    /// <summary>Open to everybody whom it is for, until a year after its day, by reading the material.</summary>
    public required bool IsSelfStudy { get; init; }

    public required PersonId RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

public sealed class Attendance
{
    public required TrainingId Training { get; init; }

    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The exercises of the region's material that were done, by their rule ids.</summary>
    public required List<string> Exercises { get; init; }

    public required PersonId RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
