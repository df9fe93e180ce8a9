using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Security.Contracts;

public enum TakeOutMedium
{
    Device,
    Storage,
    Paper,
    Other,
}

public enum TakeOutState
{
    /// <summary>Asked for where the region wants an approval; taken out before it, it is a breach.</summary>
    Requested,
    Refused,

    /// <summary>Told, or approved: outside until it is returned.</summary>
    Outside,
    Returned,
}

/// <summary>
/// A device or data leave the facility. Told to its administrator, or asked for, as the region says. Answered with a
/// <see cref="Result{T}"/> of the id.
/// </summary>
public sealed record AnnounceTakeOut(
    FacilityId Facility,
    DeviceId? Device,
    string? Content,
    TakeOutMedium Medium,
    string? Purpose,
    DateOnly Begins,
    DateOnly Ends,
    string? Key,
    PersonId Actor,
    AuditOrigin Origin
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Medium) is not null;
}

/// <summary>A refusal says why. Answered with a <see cref="Result"/>.</summary>
public sealed record DecideOnTakeOut(TakeOutId Id, bool IsApproved, string? Reason, PersonId Actor, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>By whoever took it, or the administrator who has it back. Answered with a <see cref="Result"/>.</summary>
public sealed record ReturnTakeOut(TakeOutId Id, DateOnly On, PersonId Actor, AuditOrigin Origin);

/// <summary>
/// All of a facility for its administrators, for others their own; newest first. Answered with a <see cref="TakeOutList"/>.
/// </summary>
public sealed record ListTakeOuts(FacilityId Facility, TakeOutId? After, PersonId Actor);

/// <summary>Answered with a <see cref="Result{T}"/> of <see cref="TakeOutRow"/>: for the form on paper.</summary>
public sealed record GetTakeOut(TakeOutId Id, PersonId Actor);

public sealed record TakeOutList(IReadOnlyList<TakeOutRow> Rows, TakeOutId? Next);

public sealed record TakeOutRow(
    TakeOutId Id,
    TakeOutState State,
    FacilityId Facility,
    PersonId Person,
    string Content,
    TakeOutMedium Medium,
    string? Purpose,
    DateOnly Begins,
    DateOnly Ends,
    bool NeedsApproval,
    bool IsBreach,
    bool IsOverdue,
    PersonId? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    DateOnly? ReturnedOn,
    DateTimeOffset At
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}
