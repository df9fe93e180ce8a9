using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class InviteStaffHandler
{
    /// <summary>Only the facility's own administrator; where the secretariat issues IDs, the secretariat has the last word.</summary>
    [
        Rule("misato/8-5", How = "enforce"),
        Rule("nishitokyo/8-5", How = "enforce"),
        Rule("misato/local-3"),
        Rule("osaki/8-2-1", How = "enforce")
    ]
    [Rule("misato/8-5", How = "record"), Rule("nishitokyo/8-5", How = "record")]
    public static async Task<(Result<InviteStaffOutcome>, IEnumerable<object>)> Handle(
        InviteStaff message,
        RegistrationContext context,
        RegistrationAccess access,
        StaffInviter inviter,
        PoliciesInForce policies,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (!key.IsOk)
        {
            return (key.Error!, []);
        }

        var print = Fingerprint.Of(message);
        var claim = await keys.Claim(context, key.Value, print, ct);
        if (claim.IsAnswered<InviteStaffOutcome>(out var earlier))
        {
            return (earlier, []);
        }

        var facility = await access.FacilityToManage(message.Actor, message.Facility, ct);
        if (facility is not { IsActive: true } || !await access.Administers(message.Actor, message.Facility, ct))
        {
            return (StaffErrors.FacilityNotFound, []);
        }

        var staff = InvitedPerson.Read(message, RegionDay.At(clock).Today);
        if (!staff.IsOk)
        {
            return (staff.Error!, []);
        }

        if (StaffRules.SecretariatIssuesIds(policies.Of(facility.Region.Value)))
        {
            return await AskSecretariat(message, staff.Value, facility.Region);
        }

        var invited = await inviter.Enter(staff.Value, facility, message.Actor, officer: null, message.Origin ?? AuditOrigin.Inside, ct);
        if (!invited.IsOk)
        {
            return (invited.Error!, []);
        }

        await Audited("registration.staff_invitation_make", invited.Value.Invitation);
        return (await Answered(new(invited.Value.Invitation, null)), invited.Value.Messages);

        async Task<(Result<InviteStaffOutcome>, IEnumerable<object>)> AskSecretariat(
            InviteStaff asked,
            InvitedPerson read,
            RegionCode region
        )
        {
            if (
                await inviter.IsThere(read.Mail, asked.Facility, ct)
                || await context
                    .Set<IdRequest>()
                    .AnyAsync(r => r.Facility == asked.Facility && r.Mail == read.Mail && r.Decision == IdDecision.Open, ct)
            )
            {
                return (StaffErrors.AlreadyThere, []);
            }

            var now = clock.GetUtcNow();
            var request = new IdRequest
            {
                Id = Guid.CreateVersion7(now),
                Region = region,
                Facility = asked.Facility,
                Kind = IdRequestKind.Issue,
                Name = read.Name,
                Kana = read.Kana,
                Mail = read.Mail,
                Profession = read.Profession,
                OtherProfession = read.OtherProfession,
                Role = read.Role,
                EarlierPledgeOn = read.EarlierPledgeOn,
                Reason = read.Reason,
                AskedBy = asked.Actor,
                AskedAt = now,
            };
            context.Add(request);
            await Audited("registration.staff_ask", null);
            return (await Answered(new(null, request.Id)), await SecretariatNotices.RequestWaits(context, region, request.Id, now, ct));
        }

        async Task<Result<InviteStaffOutcome>> Answered(InviteStaffOutcome entry)
        {
            await keys.Record(context, key.Value, print, entry, ct);
            return entry;
        }

        Task Audited(string action, Guid? invitation) =>
            AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = clock.GetUtcNow(),
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = action,
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = invitation is { } one ? new("invitation", one) : null,
                    Facility = message.Facility.Value,
                },
                ct
            );
    }
}
