using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

public static class WithdrawStaffInvitationHandler
{
    public static async Task<(Result, NoticeDue?)> Handle(
        WithdrawStaffInvitation message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var invitation = await access.FacilityToManage(message.Actor, message.Facility, ct) is null
            ? null
            : await context
                .Set<StaffInvitation>()
                .SingleOrDefaultAsync(
                    o => o.Id == message.Invitation && o.Facility == message.Facility && o.State != StaffInvitationState.Replaced,
                    ct
                );
        if (invitation is null)
        {
            return (StaffInvitationErrors.NotFound, null);
        }

        var now = clock.GetUtcNow();
        var withdrawn = invitation.Withdraw(now);
        if (!withdrawn.IsOk)
        {
            return (withdrawn, null);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.staff_invitation_withdraw",
                Origin = message.Origin,
                Subject = new("invitation", invitation.Id),
                Facility = invitation.Facility.Value,
            },
            ct
        );
        return (Result.Ok, new NoticeDue(invitation.Person, PeopleNotices.InvitationWithdrawn.Kind, invitation.Id, now));
    }
}
