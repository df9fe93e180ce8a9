using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SharedAccounts;

public static class GetSharedUseHandler
{
    public static async Task<SharedUse> Handle(
        GetSharedUse message,
        SecurityContext context,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        var shared = await context
            .Set<SharedAccount>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Account == message.Account && a.EndedAt == null, ct);
        return shared is null
            ? new(false, false, [])
            : new(true, NamesWriter(policies.Of(shared.Region.Value)), [.. shared.Users.Select(PersonId.From)]);
    }

    private static bool NamesWriter(RegionPolicy? policy) =>
        policy?.Settings.SharedAccounts.Conditions.Or([]).Contains(SharingCondition.ProfessionAndNameInPost) ?? false;
}
