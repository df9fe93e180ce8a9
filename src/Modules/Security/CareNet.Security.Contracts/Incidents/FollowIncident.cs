using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>A step was done: when, and what came of it, such as what the carrier did. Answered with a <see cref="Result"/>.</summary>
public sealed record FinishIncidentStep(IncidentId Id, Guid Step, DateTimeOffset DoneAt, string? Note, PersonId Actor, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>Facts, talks and their result, decisions: one line more in the file. Answered with a <see cref="Result"/>.</summary>
public sealed record AddIncidentLine(IncidentId Id, bool IsDecision, string? Text, PersonId Actor, AuditOrigin Origin)
{
    /// <summary>Makes a form that was sent twice one line.</summary>
    public string? Key { get; init; }

    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>
/// Personal data may have leaked: the steps of the law begin on the day when that became known. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record TreatAsLeak(IncidentId Id, DateOnly KnownOn, bool IsWrongfulPurpose, PersonId Actor, AuditOrigin Origin);

/// <summary>With what was learnt. Steps that are still open keep it open. Answered with a <see cref="Result"/>.</summary>
public sealed record CloseIncident(IncidentId Id, string? Lessons, PersonId Actor, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>Those of a facility, or of a region for its secretariat; newest first. Answered with an <see cref="IncidentList"/>.</summary>
public sealed record ListIncidents(FacilityId? Facility, RegionCode? Region, IncidentId? After, PersonId Actor);

public sealed record IncidentList(IReadOnlyList<IncidentRow> Rows, IncidentId? Next);

public sealed record IncidentRow(
    IncidentId Id,
    IncidentKind Kind,
    IncidentState State,
    FacilityId Facility,
    DateTimeOffset ReportedAt,
    bool IsLeak,
    DateOnly? NextDue
);

/// <summary>The whole file. Answered with a <see cref="Result{T}"/> of <see cref="IncidentView"/>.</summary>
public sealed record GetIncident(IncidentId Id, PersonId Actor);

public sealed record IncidentView(
    IncidentRow Incident,
    RegionCode Region,
    PersonId? Person,
    Guid? Device,
    string? CarrierPhone,
    DateTimeOffset? HappenedAt,
    string? What,
    PersonId? ReportedBy,
    IReadOnlyList<IncidentStepRow> Steps,
    IReadOnlyList<IncidentLineRow> Lines,
    string? Lessons
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Incident.Id) is not null;
}

public sealed record IncidentStepRow(
    Guid Id,
    IncidentStepKind Kind,
    IncidentStepSource Ground,
    string? Rule,
    DateOnly? DueOn,
    DateTimeOffset? DoneAt,
    string? Note
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}

public sealed record IncidentLineRow(DateTimeOffset At, PersonId? By, IncidentLineKind Kind, string? Text)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}
