using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

public enum StaffInvitationState
{
    Waiting,
    Accepted,
    Declined,

    /// <summary>The facility named the same address again.</summary>
    Replaced,

    /// <summary>The facility took it back before it was answered.</summary>
    Withdrawn,
}

/// <summary>Invitations that wait for the actor's answer. Answered with <see cref="MyInvitations"/>.</summary>
public sealed record ListMyInvitations(PersonId Actor);

public sealed record MyInvitations(IReadOnlyList<MyInvitation> Invitations);

/// <param name="Id">The invitation.</param>
/// <param name="Region">The facility's region.</param>
/// <param name="Association">The region's association.</param>
/// <param name="FacilityName">The facility.</param>
/// <param name="Role">The role in the facility.</param>
/// <param name="InvitedByName">Who made the invitation.</param>
/// <param name="Reason">Why, in the words of the facility.</param>
/// <param name="InvitedAt">When it was made.</param>
/// <param name="LapsesAt">When it lapses.</param>
/// <param name="Stands">False while whoever made it could not make it now; then it can only be declined.</param>
public sealed record MyInvitation(
    Guid Id,
    RegionCode Region,
    Phrase Association,
    string FacilityName,
    FacilityRole Role,
    string InvitedByName,
    string Reason,
    DateTimeOffset InvitedAt,
    DateTimeOffset LapsesAt,
    bool Stands
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

/// <summary>
/// Only the person who was named answers, signed in; with yes the place counts from now on. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record AnswerStaffInvitation(PersonId Actor, Guid Invitation, bool Accept, AuditOrigin? Origin = null);

/// <summary>
/// The facility takes an invitation back before it is answered, and the person is told. By its administrator, its head or the secretariat.
/// Answered with a <see cref="Result"/>.
/// </summary>
public sealed record WithdrawStaffInvitation(PersonId Actor, FacilityId Facility, Guid Invitation, AuditOrigin Origin);

/// <summary>
/// An invitation that waits, for whoever may take it back. Answered with a <see cref="Result{T}"/> of <see cref="StaffInvitationRow"/>.
/// </summary>
public sealed record GetStaffInvitation(PersonId Actor, FacilityId Facility, Guid Invitation);

/// <summary>An invitation as its facility sees it: only what the facility wrote itself, and the state of the invitation.</summary>
public sealed record StaffInvitationRow(
    Guid Id,
    string Name,
    string Mail,
    FacilityRole Role,
    DateTimeOffset InvitedAt,
    StaffInvitationState State,
    bool HasLapsed
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

/// <summary>A place or an office that an applicant already has. The secretariat sees it before it decides.</summary>
public sealed record ExistingRegistration(
    string Mail,
    string Name,
    string? Facility,
    RegionRole? Office,
    RegionCode Region,
    Phrase Association
)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}
