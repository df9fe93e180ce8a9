using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

/// <summary>The file of something that went wrong, from the report to what was learnt.</summary>
public sealed class Incident
{
    public required IncidentId Id { get; init; }

    public required RegionCode Region { get; init; }

    public required FacilityId Facility { get; init; }

    public required IncidentKind Kind { get; init; }

    public IncidentState State { get; private set; } = IncidentState.Open;

    /// <summary>Whose account or device it is about.</summary>
    public PersonId? Person { get; init; }

    public Guid? Device { get; init; }

    public DateTimeOffset? HappenedAt { get; init; }

    public string? What { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    public PersonId? ReportedBy { get; init; }

    public DateOnly? LeakKnownOn { get; private set; }

    public bool IsWrongfulPurpose { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public PersonId? ClosedBy { get; private set; }

    public string? Lessons { get; private set; }

    public bool IsLeak => LeakKnownOn is not null;

    /// <summary>The days are counted from when it became known; until then they may be put right.</summary>
    public Result TreatAsLeak(DateOnly knownOn, bool isWrongfulPurpose, DateOnly today)
    {
        if (State is IncidentState.Closed)
        {
            return IncidentErrors.AlreadyClosed;
        }

        if (knownOn > today)
        {
            return IncidentErrors.InTheFuture;
        }

        if (IsLeak)
        {
            return IncidentErrors.AlreadyLeak;
        }

        (LeakKnownOn, IsWrongfulPurpose) = (knownOn, isWrongfulPurpose);
        return Result.Ok;
    }

    public Result Close(IEnumerable<IncidentStep> steps, string lessons, PersonId by, DateTimeOffset now)
    {
        if (State is IncidentState.Closed)
        {
            return IncidentErrors.AlreadyClosed;
        }

        if (steps.Any(step => step.DoneAt is null))
        {
            return IncidentErrors.StepsOpen;
        }

        (State, ClosedAt, ClosedBy, Lessons) = (IncidentState.Closed, now, by, lessons);
        return Result.Ok;
    }
}
