using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>The way in which somebody made sure that it is really the owner who asks.</summary>
public enum IdentityCheck
{
    /// <summary>Face to face, with a paper that shows the person.</summary>
    InPerson,

    /// <summary>By phoning back the number that is on file.</summary>
    CalledBack,

    /// <summary>The administrator of the facility knows the person and vouches.</summary>
    Vouched,
}

/// <summary>
/// Somebody has neither password nor second factor any more: everything starts anew, by a one-time link that goes to the person alone. By
/// whoever issues IDs in the region, never for oneself, in a session whose person has proved who they are a short while ago. Answered with
/// a <see cref="Result"/>.
/// </summary>
public sealed record RecoverAccount(
    PersonId Person,
    IdentityCheck? How,
    string? Note,
    PersonId Actor,
    SessionId Session,
    AuditOrigin Origin
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>
/// After too many failures: the waiting time ends now. By whoever may suspend the account, after a recent proof. Answered with a
/// <see cref="Result"/>.
/// </summary>
public sealed record ReleaseLock(PersonId Person, PersonId Actor, SessionId Session, AuditOrigin Origin);

/// <summary>For the secretariat: whose address is it? Answered with a <see cref="Result{T}"/> of <see cref="PersonId"/>.</summary>
public sealed record FindAccount(RegionCode Region, string? MailAddress, PersonId Actor)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Region) is not null;
}

/// <summary>One account for whoever decides over it. Answered with a <see cref="Result{T}"/> of <see cref="AccountView"/>.</summary>
public sealed record GetAccount(PersonId Person, PersonId Actor);

public sealed record AccountView(
    PersonId Person,
    RegionCode Region,
    FacilityId? Facility,
    string MailAddress,
    string State,
    bool HasSecondFactor,
    DateTimeOffset? LastSignInAt,
    DateTimeOffset? LockedUntil,
    bool MayRecover,
    IReadOnlyList<AccountDecisionRow> Decisions
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

public sealed record AccountDecisionRow(DateTimeOffset At, PersonId By, AccountDecisionKind Kind, IdentityCheck? How, string Reason)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}
