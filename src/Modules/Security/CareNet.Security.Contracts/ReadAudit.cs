using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>A topic that somebody looks for in the trail.</summary>
public enum AuditTopic
{
    Everything,
    SignIns,
    Failures,
    Permissions,
    Reading,
    Exports,
    Devices,
    Incidents,
}

/// <summary>
/// A page of the trail for somebody who answers for a facility (<see cref="Facility"/>) or a region (<see cref="Region"/>); of one person
/// or one patient if they are named. That it was read, and why, is written into the trail itself. Answered with a <see cref="Result{T}"/>
/// of <see cref="AuditList"/>.
/// </summary>
public sealed record ReadAudit(
    FacilityId? Facility,
    RegionCode? Region,
    PersonId? Person,
    PatientId? Patient,
    AuditTopic Topic,
    DateOnly? First,
    DateOnly? Last,
    AuditCursor? After,
    AuditPurpose Purpose,
    PersonId Actor,
    AuditOrigin Origin
);

public sealed record AuditList(IReadOnlyList<AuditLine> Lines, AuditCursor? Next);

/// <summary>Ids and codes only: whoever shows a line asks Registration for names.</summary>
public sealed record AuditLine(
    DateTimeOffset At,
    PersonId? Person,
    string ActorKind,
    string Action,
    string? SubjectKind,
    Guid? Subject,
    FacilityId? Facility,
    PatientId? Patient,
    string Outcome,
    string? Code,
    string? Address
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Action) is not null;
}
