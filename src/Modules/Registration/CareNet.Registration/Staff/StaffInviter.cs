using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.Invitations;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

/// <summary>
/// Invites somebody to the staff of a facility. Whoever owns the address accepts it, or does not; naming them changes nothing about them.
/// </summary>
public sealed class StaffInviter(
    RegistrationContext context,
    Administrators administrators,
    StaffInvitations invitations,
    PoliciesInForce policies,
    TimeProvider clock
)
{
    [
        Rule("misato/7", How = "enforce"),
        Rule("nishitokyo/7", How = "enforce"),
        Rule("misato/8-5", How = "record"),
        Rule("nishitokyo/8-5", How = "record")
    ]
    internal async Task<Result<Invited>> Enter(
        InvitedPerson staff,
        Facility facility,
        PersonId askedBy,
        PersonId? officer,
        AuditOrigin origin,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (
            staff.Role != FacilityRole.Administrator
            && StaffRules.NeedsAdministrator(policies.Of(facility.Region.Value))
            && !await administrators.AnyBeside(default, facility.Id, ct)
        )
        {
            return StaffErrors.NoAdministrator;
        }

        if (await IsThere(staff.Mail, facility.Id, ct))
        {
            return StaffErrors.AlreadyThere;
        }

        var owner = await invitations.OwnerOf(
            staff.Mail,
            () =>
                new Person
                {
                    Id = Ids.New<PersonId>(clock),
                    Region = facility.Region,
                    Name = staff.Name,
                    Kana = staff.Kana,
                    Profession = staff.Profession,
                    OtherProfession = staff.OtherProfession,
                    Mail = staff.Mail,
                    CreatedAt = now,
                },
            ct
        );
        var invitation = new StaffInvitation
        {
            Id = Guid.CreateVersion7(now),
            Person = owner.Id,
            Facility = facility.Id,
            Region = facility.Region,
            Role = staff.Role,
            Name = staff.Name,
            Kana = staff.Kana,
            Mail = staff.Mail,
            Profession = staff.Profession,
            OtherProfession = staff.OtherProfession,
            Reason = staff.Reason,
            EarlierPledgeOn = staff.EarlierPledgeOn,
            InvitedBy = askedBy,
            InvitedAt = now,
        };
        if (officer is { } approving)
        {
            invitation.Approve(approving);
        }

        return new Invited(invitation.Id, await invitations.Make([invitation], facility, origin, ct));
    }

    /// <summary>Only the own staff is looked through: whether anybody else owns the address is not told.</summary>
    internal Task<bool> IsThere(string mail, FacilityId facility, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return context.Memberships.AnyAsync(
            m =>
                m.Facility == facility && (m.Until == null || m.Until > now) && context.People.Any(p => p.Id == m.Person && p.Mail == mail),
            ct
        );
    }

    internal sealed record Invited(Guid Invitation, IReadOnlyList<object> Messages);
}
