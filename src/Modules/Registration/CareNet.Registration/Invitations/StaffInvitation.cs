using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Invitations;

/// <summary>
/// A place in a facility, offered to whoever owns the address. Nothing of it counts, for the facility or for the person, before the
/// person has accepted it, signed in.
/// </summary>
public sealed class StaffInvitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>After the answer or the lapse the facility still sees what became of it; then name and address are forgotten.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required FacilityRole Role { get; init; }

    /// <summary>As the facility wrote it; the person's own name stays as it is.</summary>
    public required string Name { get; init; }

    public string? Kana { get; init; }

    public required string Mail { get; init; }

    public required Profession Profession { get; init; }

    public string? OtherProfession { get; init; }

    public Gender? Gender { get; init; }

    /// <summary>The signature of the application by which the place was offered; empty where a facility asked for an ID.</summary>
    public string Signature { get; init; } = "";

    /// <summary>The edition of the policy at the approval of the application; null where a facility asked for an ID.</summary>
    public string? Edition { get; init; }

    public required string Reason { get; init; }

    public DateOnly? EarlierPledgeOn { get; init; }

    public required PersonId InvitedBy { get; init; }

    public required DateTimeOffset InvitedAt
    {
        get;
        init => (field, ForgetAt) = (value, value + Lasts + Remembered);
    }

    /// <summary>The time at which the row is deleted, with all that the facility wrote about the person.</summary>
    public DateTimeOffset ForgetAt { get; private set; }

    /// <summary>The officer who carried out the request or approved the application; nobody where the facility issues IDs itself.</summary>
    public PersonId? ApprovedBy { get; private set; }

    public StaffInvitationState State { get; private set; } = StaffInvitationState.Waiting;

    public DateTimeOffset? AnsweredAt { get; private set; }

    public uint Revision { get; init; }

    public bool HasLapsedAt(DateTimeOffset now) => State == StaffInvitationState.Waiting && InvitedAt + Lasts <= now;

    public void Approve(PersonId officer) => ApprovedBy = officer;

    public void Replace(DateTimeOffset now) => End(StaffInvitationState.Replaced, now);

    public Result Withdraw(DateTimeOffset now)
    {
        if (State != StaffInvitationState.Waiting)
        {
            return StaffInvitationErrors.AlreadyAnswered;
        }

        if (HasLapsedAt(now))
        {
            return StaffInvitationErrors.Lapsed;
        }

        End(StaffInvitationState.Withdrawn, now);
        return Result.Ok;
    }

    public Result Answer(bool accept, DateTimeOffset now)
    {
        if (State != StaffInvitationState.Waiting)
        {
            return StaffInvitationErrors.AlreadyAnswered;
        }

        if (HasLapsedAt(now))
        {
            return StaffInvitationErrors.Lapsed;
        }

        End(accept ? StaffInvitationState.Accepted : StaffInvitationState.Declined, now);
        return Result.Ok;
    }

    private void End(StaffInvitationState state, DateTimeOffset now) => (State, AnsweredAt, ForgetAt) = (state, now, now + Remembered);

    /// <summary>The membership that the person has accepted.</summary>
    public Membership Becomes(DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Person = Person,
            Facility = Facility,
            Region = Region,
            Role = Role,
            Since = now,
            EnteredBy = InvitedBy,
            EntryReason = Reason,
        };
}
