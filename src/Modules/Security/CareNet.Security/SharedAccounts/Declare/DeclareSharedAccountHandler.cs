using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Security.Contracts.SharedAccounts;
using CareNet.Security.Data;
using CareNet.Security.Duties;
using CareNet.Security.Written;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SharedAccounts.Declare;

public static class DeclareSharedAccountHandler
{
    private const int MostUsers = 50;

    [Rule("misato/11-2", How = "show")]
    public static async Task<Result<SharedAccountId>> Handle(
        DeclareSharedAccount message, SecurityContext context, DutyRoster duties, PoliciesInForce policies, TimeProvider clock, CancellationToken ct)
    {
        if (await duties.RegionAdministeredBy(message.Actor, message.Facility, ct) is not { } region)
        {
            return SharedAccountErrors.NotFound;
        }

        if (Wrong(message, policies.Of(region.Value)?.Settings.SharedAccounts) is { } wrong)
        {
            return wrong;
        }

        if (!await duties.AreAllAt(message.Facility, message.Users.Append(message.Account), ct))
        {
            return SharedAccountErrors.NotFound;
        }

        if (await context.Set<SharedAccount>().AnyAsync(shared => shared.Account == message.Account && shared.EndedAt == null, ct))
        {
            return SharedAccountErrors.AlreadyShared;
        }

        var shared = new SharedAccount
        {
            Id = Ids.New<SharedAccountId>(clock), Region = region, Facility = message.Facility, Account = message.Account, Reason = Words.Kept(message.Reason)!,
            Users = [.. message.Users.Select(user => user.Value).Distinct()], DeclaredBy = message.Actor, DeclaredAt = clock.GetUtcNow(),
        };
        context.Add(shared);
        await AuditWriter.Record(
            context,
            new()
            {
                At = clock.GetUtcNow(), Actor = AuditActor.Person(message.Actor.Value), Action = "account.share", Origin = message.From,
                Subject = new("person", message.Account.Value), Facility = message.Facility.Value,
            },
            ct);
        return shared.Id;
    }

    private static Error? Wrong(DeclareSharedAccount message, SharedAccountsSetting? setting) =>
        setting?.Use.Is(Policy.Settings.SharedAccounts.Tolerated) != true ? SharedAccountErrors.Forbidden
        : Words.Wrong(message.Reason, 500, hasLines: true)
        ?? (message.Users.Distinct().Count() is < 2 or > MostUsers ? SharedAccountErrors.TooFew
        : setting.Conditions.Or([]).Contains(SharingCondition.FacilityResponsibility) && !message.FacilityAnswers ? SharedAccountErrors.NobodyAnswers
        : null);
}
