using CareNet.Platform;
using CareNet.Platform.Audit;
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
    internal async Task<IReadOnlyList<object>> Make(
        IReadOnlyList<StaffInvitation> staff,
        Facility facility,
        AuditOrigin origin,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var mails = staff.Select(invitation => invitation.Mail).ToList();
        var earlier = await context
            .Set<StaffInvitation>()
            .Where(o => o.Facility == facility.Id && mails.Contains(o.Mail) && o.State == StaffInvitationState.Waiting)
            .ToListAsync(ct);
        if (earlier.Count > 0)
        {
            earlier.ForEach(invitation => invitation.Replace(now));
            // The index on waiting invitations lets the new one in only after the earlier one has gone.
            await context.SaveChangesAsync(ct);
        }

        context.AddRange(staff);
        // The account's entry in the trail names whoever let the invitation out, because the origin is theirs.
        return
        [
            .. staff.SelectMany(invitation =>
                new object[]
                {
                    new OpenAccount(
                        invitation.Person,
                        facility.Region,
                        facility.Id,
                        invitation.Mail,
                        invitation.ApprovedBy ?? invitation.InvitedBy
                    )
                    {
                        Origin = origin,
                        Invitation = invitation.Id,
                    },
                    new NoticeDue(invitation.Person, PeopleNotices.InvitationWaits.Kind, invitation.Id, now),
                }
            ),
        ];
    }

    /// <summary>Those of the people whom the facility has invited and who can still answer.</summary>
    internal async Task<HashSet<PersonId>> Waiting(Facility facility, IReadOnlyCollection<PersonId> people, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - StaffInvitation.Lasts;
        return
        [
            .. await context
                .Set<StaffInvitation>()
                .Where(o =>
                    o.Facility == facility.Id && o.State == StaffInvitationState.Waiting && o.InvitedAt > since && people.Contains(o.Person)
                )
                .Select(o => o.Person)
                .ToListAsync(ct),
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
