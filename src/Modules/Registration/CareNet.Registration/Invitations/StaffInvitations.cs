using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

/// <summary>
/// Invites the owner of an address to a place. Whether the address is known makes no difference to whoever invites: not in the answer, not
/// on the list, not in the trail.
/// </summary>
public sealed class StaffInvitations(RegistrationContext context, TimeProvider clock)
{
    internal async Task<IReadOnlyList<object>> Make(StaffInvitation invitation, Facility facility, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var earlier = await context
            .Set<StaffInvitation>()
            .SingleOrDefaultAsync(
                o => o.Facility == invitation.Facility && o.Mail == invitation.Mail && o.State == StaffInvitationState.Waiting,
                ct
            );
        if (earlier is not null)
        {
            earlier.Replace(now);
            // The index on waiting offers lets the new one in only after the earlier one has gone.
            await context.SaveChangesAsync(ct);
        }

        context.Add(invitation);
        return
        [
            new OpenAccount(invitation.Person, facility.Region, facility.Id, invitation.Mail, invitation.InvitedBy),
            new NoticeDue(invitation.Person, PeopleNotices.InvitationWaits.Kind, invitation.Id, now),
        ];
    }

    /// <summary>The owner of the address; a person of the name that was written, who belongs nowhere yet, where nobody owns it.</summary>
    internal async Task<Person> OwnerOf(string mail, Func<Person> named, CancellationToken ct)
    {
        if (await context.People.SingleOrDefaultAsync(p => p.Mail == mail, ct) is { } owner)
        {
            return owner;
        }

        var person = named();
        context.Add(person);
        return person;
    }
}
