using System.Text;
using System.Text.Json.Serialization;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The administrator invites somebody to the own facility; the place counts when the person has accepted it. Where the region's secretariat
/// issues IDs, it becomes a request to the secretariat.
/// Answered with a <see cref="Result{T}"/> of <see cref="InviteStaffOutcome"/>.
/// </summary>
public sealed record InviteStaff(
    PersonId Actor,
    FacilityId Facility,
    string Name,
    string? Kana,
    string Mail,
    Profession Profession,
    string? OtherProfession,
    FacilityRole Role,
    string Reason,
    DateOnly? EarlierPledgeOn,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Facility) is not null;
}

/// <summary>
/// Either the invitation, or the request that the secretariat has to carry out first. The answer is the same for an address that is known.
/// </summary>
public sealed record InviteStaffOutcome(Guid? Invitation, Guid? Request);

public enum IdRequestKind
{
    Issue,
    Delete,
}

public enum IdDecision
{
    Open,
    CarriedOut,
    Refused,
}

/// <summary>The region's secretariat carries a request out or refuses it. Answered with a <see cref="Result"/>.</summary>
public sealed record DecideIdRequest(PersonId Actor, Guid Request, bool CarryOut, string Reason, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Request) is not null;
}

/// <summary>
/// Open requests of a region for its secretariat, or of a facility for its administrator, oldest first. Where somebody works already is
/// for the secretariat alone. Answered with a <see cref="Result{T}"/> of <see cref="IdRequestList"/>.
/// </summary>
public sealed record GetIdRequests(PersonId Actor, RegionCode Region, FacilityId? Facility);

public sealed record IdRequestList(IReadOnlyList<IdRequestRow> Requests);

public sealed record IdRequestRow(
    Guid Id,
    IdRequestKind Kind,
    FacilityId Facility,
    string FacilityName,
    string Name,
    Profession? Profession,
    string Reason,
    DateTimeOffset AskedAt,
    IReadOnlyList<ExistingRegistration> ExistingRegistration
)
{
    /// <summary>Of somebody to be issued an ID; like the role and an earlier pledge, as the facility wrote it.</summary>
    public string? Mail { get; init; }

    public FacilityRole? Role { get; init; }

    public DateOnly? EarlierPledgeOn { get; init; }

    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

/// <summary>
/// Another role in the facility; a facility keeps an administrator, and nobody gives themselves one. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record ChangeRole(
    PersonId Actor,
    PersonId Person,
    FacilityId Facility,
    FacilityRole Role,
    string Reason,
    AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Person).AppendId(Facility) is not null;
}

/// <summary>A wrongly written name, put right by the secretariat. Answered with a <see cref="Result"/>.</summary>
public sealed record CorrectName(
    PersonId Actor,
    PersonId Person,
    string Name,
    string Reason,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Person) is not null;
}

/// <summary>Changes what a person says of themselves. Answered with a <see cref="Result"/>.</summary>
public sealed record ChangeProfile(
    PersonId Actor,
    Profession Profession,
    string? OtherProfession,
    string? Introduction,
    AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor) is not null;
}

/// <summary>A face photo, JPEG or PNG. Answered with a <see cref="Result"/>.</summary>
public sealed record AddPhoto(PersonId Actor, byte[] Content, AuditOrigin? Origin = null);

/// <summary>
/// A licence with photo, to be checked by the administrator. The picture is deleted after the check. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record ShowLicence(PersonId Actor, string Kind, byte[] Content, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor) is not null;
}

/// <summary>The administrator has seen the licence. Answered with a <see cref="Result"/>.</summary>
public sealed record CheckLicence(
    PersonId Actor,
    PersonId Person,
    FacilityId Facility,
    string Kind,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Person) is not null;
}

/// <summary>
/// Somebody else has seen a licence for the profession that the person stated: the facility's administrator or the secretariat, never the
/// person. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record CheckProfession(
    PersonId Actor,
    PersonId Person,
    FacilityId Facility,
    Profession Profession,
    string Licence,
    AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Person) is not null;
}

/// <summary>
/// May these people use one ID together? Where the region tolerates it: with a reason, among the facility's own staff, and when its head
/// accepts the responsibility by name. Answered with a <see cref="Result{T}"/> of <see cref="SharedAccountTerms"/>.
/// </summary>
public sealed record CheckSharedAccount(
    PersonId Actor,
    FacilityId Facility,
    string? Reason,
    IReadOnlyList<PersonId> Users,
    string? AcceptedByHead
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Facility) is not null;
}

/// <summary>The terms that were stated for a shared account, as they are kept.</summary>
public sealed record SharedAccountTerms(string Reason, IReadOnlyList<PersonId> Users, string AcceptedByHead)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Users.Count) is not null;
}
