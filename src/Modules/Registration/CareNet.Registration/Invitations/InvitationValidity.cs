using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

/// <summary>
/// Checks whether an invitation still stands. One that a facility's administrator made or asked the secretariat for stands as long as that
/// person administers the facility; one of an approved application as long as the facility takes part, because the approval is the
/// secretariat's and not one officer's.
/// </summary>
public sealed class InvitationValidity(RegistrationContext context, RegistrationAccess access)
{
    internal async Task<bool> Holds(StaffInvitation invitation, CancellationToken ct) =>
        await access.Administers(invitation.InvitedBy, invitation.Facility, ct) || await IsOfApplication(invitation, ct);

    // Of an application the officer stands in both places. So does an officer who carries out the own request as an administrator.
    private async Task<bool> IsOfApplication(StaffInvitation invitation, CancellationToken ct) =>
        invitation.InvitedBy == invitation.ApprovedBy
        && !await context
            .Set<IdRequest>()
            .AnyAsync(
                r =>
                    r.Facility == invitation.Facility
                    && r.Mail == invitation.Mail
                    && r.AskedBy == invitation.InvitedBy
                    && r.Decision == IdDecision.CarriedOut,
                ct
            );
}
