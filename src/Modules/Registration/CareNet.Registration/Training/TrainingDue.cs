using CareNet.Platform;

namespace CareNet.Registration.Training;

/// <summary>
/// When a person of a facility is next to be trained. Kept beside the attendances, so that a job finds whom to remind without
/// reading everybody.
/// </summary>
public sealed class TrainingDue
{
    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public DateOnly? LastOn { get; private set; }

    /// <summary>The day of entry for who has never been trained.</summary>
    public required DateOnly DueOn { get; set; }

    public bool IsOverdue(DateOnly today) => DueOn < today;

    /// <summary>An older training that is written down later changes nothing.</summary>
    public void Attended(DateOnly on, int intervalDays)
    {
        if (LastOn is null || on >= LastOn)
        {
            (LastOn, DueOn) = (on, on.AddDays(intervalDays));
        }
    }
}

/// <summary>A facility's own days between trainings.</summary>
public sealed class TrainingInterval
{
    public const int Shortest = 7;
    public const int Longest = 1095;

    public required FacilityId Facility { get; init; }

    public required int Days { get; set; }

    public required PersonId SetBy { get; set; }

    public required DateTimeOffset SetAt { get; set; }
}
