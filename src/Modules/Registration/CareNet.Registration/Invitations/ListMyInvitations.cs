using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

public static class ListMyInvitationsHandler
{
    private const int Most = 50;

    public static async Task<MyInvitations> Handle(
        ListMyInvitations message,
        RegistrationContext context,
        InvitationValidity standing,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var since = clock.GetUtcNow() - StaffInvitation.Lasts;
        var rows = await (
            from invitation in context.Set<StaffInvitation>().AsNoTracking()
            join facility in context.Facilities on invitation.Facility equals facility.Id
            join sender in context.People on invitation.InvitedBy equals sender.Id
            where
                invitation.Person == message.Actor
                && invitation.State == StaffInvitationState.Waiting
                && invitation.InvitedAt > since
                && facility.State == FacilityState.Active
            orderby invitation.InvitedAt
            select new
            {
                Invitation = invitation,
                Facility = facility.Name,
                By = sender.Name,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        List<MyInvitation> invitations = [];
        foreach (var row in rows)
        {
            invitations.Add(
                new(
                    row.Invitation.Id,
                    row.Invitation.Region,
                    policies.Of(row.Invitation.Region)?.Association ?? new(row.Invitation.Region.Value, row.Invitation.Region.Value),
                    row.Facility,
                    row.Invitation.Role,
                    row.By,
                    row.Invitation.Reason,
                    row.Invitation.InvitedAt,
                    row.Invitation.InvitedAt + StaffInvitation.Lasts,
                    await standing.Holds(row.Invitation, ct)
                )
            );
        }

        return new(invitations);
    }
}
