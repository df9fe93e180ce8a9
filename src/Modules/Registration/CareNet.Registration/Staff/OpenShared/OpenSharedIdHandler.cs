using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Pledges;
using CareNet.Registration.Wording;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class OpenSharedIdHandler
{
    private static readonly WrittenField Label = new("label", "IDの呼び名", "name of the ID", SharedId.LongestLabel);

    /// <summary>An account is one person's, except where the region tolerates a declared one with the facility answering for it.</summary>
    [Rule("misato/11-2"), Rule("nishitokyo/11-2"), Rule("miyazaki/17-2")]
    public static async Task<Result<Guid>> Handle(
        OpenSharedId message, RegistrationContext context, RegistrationAccess access, PoliciesInForce policies, IdempotencyKeys keys, TimeProvider clock, CancellationToken ct)
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        return !key.IsOk ? key.Error! : await keys.Run(context, key.Value, Fingerprint.Of(message), _ => Open(), ct);

        async Task<Result<Guid>> Open()
        {
            var facility = await access.FacilityToManage(message.Actor, message.Facility, ct);
            if (facility is not { IsActive: true } || !await access.Administers(message.Actor, message.Facility, ct))
            {
                return StaffErrors.FacilityNotFound;
            }

            if (!StaffRules.ToleratesSharedIds(policies.Of(facility.Region.Value)))
            {
                return StaffErrors.SharedIdsForbidden;
            }

            var (label, reason, head) = (Label.Read(message.Label), WrittenField.Reason.Read(message.Reason), WrittenField.Name.Read(message.AcceptedByHead));
            if ((label.Error ?? reason.Error ?? head.Error) is { } error)
            {
                return error;
            }

            if (!StaffPledge.IsSignedBy(head.Value, facility.HeadName))
            {
                return PledgeErrors.OtherName;
            }

            var now = clock.GetUtcNow();
            var users = message.Users.Distinct().ToList();
            var known = users.Count is < 2 or > SharedId.MostUsers ? 0 : await context.Memberships
                .CountAsync(m => m.Facility == facility.Id && users.Contains(m.Person) && (m.Until == null || m.Until > now), ct);
            if (known != users.Count || known == 0)
            {
                return StaffErrors.SharedIdUsers;
            }

            var shared = new SharedId
            {
                Id = Guid.CreateVersion7(now), Facility = facility.Id, Region = facility.Region, Label = label.Value, Reason = reason.Value,
                Users = [.. users.Select(user => user.Value)], AcceptedByHead = head.Value, OpenedBy = message.Actor, OpenedAt = now,
            };
            context.Add(shared);
            await AuditWriter.Record(context, new AuditEntry
            {
                At = now, Actor = AuditActor.Person(message.Actor.Value), Action = "registration.shared_id_open", Origin = AuditOrigin.Inside, Facility = facility.Id.Value,
            }, ct);
            return shared.Id;
        }
    }
}
