using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Declarations;
using CareNet.Registration.Pledges;
using CareNet.Registration.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

public static class AnswerStaffInvitationHandler
{
    [Rule("misato/8-5", How = "record"), Rule("nishitokyo/8-5", How = "record")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        AnswerStaffInvitation message,
        RegistrationContext context,
        InvitationValidity validity,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var invitation = await context
            .Set<StaffInvitation>()
            .SingleOrDefaultAsync(o => o.Id == message.Invitation && o.Person == message.Actor, ct);
        if (invitation is null)
        {
            return (StaffInvitationErrors.NotFound, []);
        }

        if (invitation.State is StaffInvitationState.Replaced or StaffInvitationState.Withdrawn)
        {
            return (StaffInvitationErrors.TakenBack, []);
        }

        if (invitation.State == (message.Accept ? StaffInvitationState.Accepted : StaffInvitationState.Declined))
        {
            // The same answer again, by a second press.
            return (Result.Ok, []);
        }

        var now = clock.GetUtcNow();
        // A facility that leaves at this moment has gone first, or takes the newcomer along.
        await context.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM registration.facilities WHERE id = {invitation.Facility.Value} FOR SHARE",
            ct
        );
        var facility = await context.Facilities.SingleAsync(f => f.Id == invitation.Facility, ct);
        if (message.Accept && invitation.State == StaffInvitationState.Waiting)
        {
            var refusal =
                !facility.IsActive ? StaffInvitationErrors.FacilityGone
                : await context.IsKeptFrom(message.Actor, invitation.Region, now, ct) ? StaffInvitationErrors.Restricted
                : !invitation.HasLapsedAt(now) && !await validity.Holds(invitation, ct) ? StaffInvitationErrors.SenderGone
                : null;
            if (refusal is not null)
            {
                return (refusal, []);
            }
        }

        var answered = invitation.Answer(message.Accept, now);
        if (!answered.IsOk)
        {
            return (answered, []);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = message.Accept ? "registration.staff_invitation_accept" : "registration.staff_invitation_decline",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("invitation", invitation.Id),
                Facility = invitation.Facility.Value,
            },
            ct
        );
        return (Result.Ok, message.Accept ? await Enter() : []);

        async Task<IEnumerable<object>> Enter()
        {
            if (
                await context.Memberships.AnyAsync(
                    m => m.Person == invitation.Person && m.Facility == invitation.Facility && (m.Until == null || m.Until > now),
                    ct
                )
            )
            {
                return [];
            }

            var person = await context.People.SingleAsync(p => p.Id == invitation.Person, ct);
            if (
                !await context.Memberships.AnyAsync(m => m.Person == person.Id, ct)
                && !await context.OfficeHolders.AnyAsync(o => o.Person == person.Id, ct)
            )
            {
                person.BeginAs(invitation);
            }

            person.StandingChanged();
            context.Add(invitation.Becomes(now));
            var policy = policies.Of(invitation.Region);
            if (invitation.EarlierPledgeOn is { } day && policy?.Settings.Pledges.StaffWaivedIfExisting.Is(true) is true)
            {
                context.Add(
                    new StaffPledge
                    {
                        Id = Guid.CreateVersion7(now),
                        Person = person.Id,
                        Facility = invitation.Facility,
                        Region = invitation.Region,
                        Kind = PledgeKind.ExchangedEarlier,
                        TextVersion = "",
                        SignedName = "",
                        ExchangedOn = day,
                        At = now,
                        RecordedBy = invitation.InvitedBy,
                    }
                );
            }

            if (invitation.ApprovedBy is { } officer)
            {
                await UsageDeclarationRules.AcceptedWith(
                    context,
                    policy,
                    person.Id,
                    invitation.Signature,
                    invitation.Edition,
                    officer,
                    now,
                    ct
                );
            }

            // What the new place asks first, a pledge for instance, is asked with the next request.
            return
            [
                new PersonAdmitted(person.Id, invitation.Region, invitation.Facility, invitation.Role, person.CheckedProfession, now),
                new DutyAsked(person.Id, invitation.Region, now),
            ];
        }
    }
}
