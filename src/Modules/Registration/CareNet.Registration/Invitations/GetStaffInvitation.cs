using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

public static class GetStaffInvitationHandler
{
    public static async Task<Result<StaffInvitationRow>> Handle(
        GetStaffInvitation message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        await access.FacilityToManage(message.Actor, message.Facility, ct) is not null
        && await context
            .Set<StaffInvitation>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                o =>
                    o.Id == message.Invitation
                    && o.Facility == message.Facility
                    && (o.State == StaffInvitationState.Waiting || o.State == StaffInvitationState.Withdrawn),
                ct
            )
            is { } invitation
        && !invitation.HasLapsedAt(clock.GetUtcNow())
            ? new StaffInvitationRow(
                invitation.Id,
                invitation.Name,
                invitation.Mail,
                invitation.Role,
                invitation.InvitedAt,
                invitation.State,
                HasLapsed: false
            )
            : StaffInvitationErrors.NotFound;
}
