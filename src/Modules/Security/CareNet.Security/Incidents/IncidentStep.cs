using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

/// <summary>One thing that has to be done about an incident: by the region's rule, by the law, or because it is wise.</summary>
public sealed class IncidentStep
{
    public required Guid Id { get; init; }

    public required IncidentId Incident { get; init; }

    public required int Position { get; init; }

    public required IncidentStepKind Kind { get; init; }

    public required IncidentStepSource Ground { get; init; }

    public string? Rule { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateTimeOffset? DoneAt { get; private set; }

    public PersonId? DoneBy { get; private set; }

    public string? Note { get; private set; }

    public Result Finish(DateTimeOffset at, string? note, PersonId by, DateTimeOffset now)
    {
        if (DoneAt is not null)
        {
            return IncidentErrors.StepDone;
        }

        if (at > now)
        {
            return IncidentErrors.InTheFuture;
        }

        (DoneAt, DoneBy, Note) = (at.ToUniversalTime(), by, note);
        return Result.Ok;
    }
}

/// <summary>A line of the file. Lines are added and never changed.</summary>
public sealed class IncidentLine
{
    public long Seq { get; init; }

    public required IncidentId Incident { get; init; }

    public required DateTimeOffset At { get; init; }

    public PersonId? By { get; init; }

    public required IncidentLineKind Kind { get; init; }

    public string? Text { get; init; }
}
