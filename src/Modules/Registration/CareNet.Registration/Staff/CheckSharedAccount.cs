using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class CheckSharedAccountHandler
{
    private const int MostUsers = 20;

    private static readonly WrittenField HeadName = WrittenField.Name with { Ja = "事業所の長の氏名", En = "name of the facility's head" };

    /// <summary>An account is one person's, except where the region tolerates a declared one with the facility answering for it.</summary>
    [Rule("misato/11-2"), Rule("nishitokyo/11-2"), Rule("miyazaki/17-2")]
    public static async Task<Result<SharedAccountTerms>> Handle(
        CheckSharedAccount message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await access.FacilityToManage(message.Actor, message.Facility, ct) is not { IsActive: true } facility)
        {
            return StaffErrors.FacilityNotFound;
        }

        if (!StaffRules.ToleratesSharedAccounts(policies.Of(facility.Region.Value)))
        {
            return StaffErrors.SharedIdsForbidden;
        }

        var (reason, head) = (WrittenField.Reason.Read(message.Reason), HeadName.Read(message.AcceptedByHead));
        if ((reason.Error ?? head.Error) is { } error)
        {
            return error;
        }

        if (!StaffPledge.IsSignedBy(head.Value, facility.HeadName))
        {
            return StaffErrors.OtherHead;
        }

        var now = clock.GetUtcNow();
        var users = message.Users.Distinct().ToList();
        var known = users.Count is < 2 or > MostUsers
            ? 0
            : await context
                .Memberships.Where(m => m.Facility == facility.Id && users.Contains(m.Person) && (m.Until == null || m.Until > now))
                .Select(m => m.Person)
                .Distinct()
                .CountAsync(ct);
        return known == users.Count && known > 0 ? new SharedAccountTerms(reason.Value, users, head.Value) : StaffErrors.SharedIdUsers;
    }
}
