using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The people of a facility for its administrator or the secretariat, a page at a time, and who has left lately. Answered with a
/// <see cref="Result{T}"/> of <see cref="StaffList"/>.
/// </summary>
public sealed record GetStaff(PersonId Actor, FacilityId Facility, int Page = 1)
{
    public const int PerPage = 50;
}

public sealed record StaffList(
    FacilityId Facility,
    RegionCode Region,
    string FacilityName,
    string AdministratorTerm,
    bool SecretariatIssuesIds,
    bool SecretariatDeletesIds,
    bool ToleratesSharedAccounts,
    bool EarlierPledgeCounts,
    bool ChecksLicences,
    int Page,
    bool HasMore,
    IReadOnlyList<StaffRow> Staff,
    IReadOnlyList<IdRequestRow> Requests,
    IReadOnlyList<StaffInvitationRow> Invitations
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

public sealed record StaffRow(
    PersonId Person,
    string Name,
    string? Kana,
    Profession Profession,
    string? OtherProfession,
    FacilityRole Role,
    DateTimeOffset Since,
    string EntryReason,
    DateTimeOffset? Until,
    DepartureReason? DepartureReason,
    string? DepartureNote,
    bool? HasPledge,
    DateOnly? TrainingDueOn,
    bool HasPhoto,
    DateTimeOffset? LicenceCheckedAt,
    bool WaitsForLicenceCheck,
    DateTimeOffset? ProfessionChangedAt,
    Profession? ProfessionBefore,
    DepartureId? Departure,
    DateOnly? LastDay
)
{
    /// <summary>Stated by the person, and checked by nobody yet.</summary>
    public bool WaitsForProfessionCheck { get; init; }

    /// <summary>True if the planner of the departure has lost the authority.</summary>
    public bool DepartureNeedsConfirmation { get; init; }

    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>The actor's own page. Answered with a <see cref="Result{T}"/> of <see cref="MyOverview"/>.</summary>
public sealed record GetMyOverview(PersonId Actor);

public sealed record MyOverview(
    PersonId Person,
    string Name,
    string? Kana,
    Profession Profession,
    string? OtherProfession,
    string Introduction,
    bool HasPhoto,
    bool AsksLicence,
    string? LicenceKind,
    DateTimeOffset? LicenceShownAt,
    DateTimeOffset? LicenceCheckedAt,
    IReadOnlyList<MyFacility> Facilities,
    int InvitationsWaiting,
    Duties Duties
)
{
    public bool WaitsForProfessionCheck { get; init; }

    /// <summary>The region's policy leaves it to the holder to close an account.</summary>
    public bool ClosesOwnAccount { get; init; }

    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

public sealed record MyFacility(
    FacilityId Facility,
    string Name,
    RegionCode Region,
    FacilityRole Role,
    DateTimeOffset Since,
    bool IsPledgeDemanded,
    bool HasPledge,
    DateOnly? LastTrainingOn,
    DateOnly? TrainingDueOn
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

/// <summary>
/// One of a facility's people, for its administrator or the secretariat. Answered with a <see cref="Result{T}"/> of
/// <see cref="StaffMemberView"/>.
/// </summary>
public sealed record GetStaffMember(PersonId Actor, FacilityId Facility, PersonId Person);

public sealed record StaffMemberView(
    PersonId Person,
    FacilityId Facility,
    RegionCode Region,
    string FacilityName,
    string AdministratorTerm,
    string Name,
    string? Kana,
    Profession Profession,
    string? OtherProfession,
    FacilityRole Role,
    DateTimeOffset Since,
    string EntryReason,
    DateTimeOffset? Until,
    DateTimeOffset? RestrictedUntil,
    string? LicenceKind,
    DateTimeOffset? LicenceShownAt,
    DateTimeOffset? LicenceCheckedAt,
    bool HasLicencePicture,
    bool MayChangeRole,
    bool MayCorrectName,
    bool MayCheckLicence,
    bool MayDecideSanction
)
{
    public DateTimeOffset? ProfessionWaitsSince { get; init; }

    public bool MayCheckProfession { get; init; }

    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>
/// The picture of a licence that waits for its check, for the administrator. Answered with a <see cref="Result{T}"/> of
/// <see cref="Photo"/>.
/// </summary>
public sealed record GetLicence(PersonId Actor, FacilityId Facility, PersonId Person, AuditOrigin? Origin = null);
