using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

/// <summary>A region keeps a secretary who can act: without one, nobody there could take a decision back or appoint another.</summary>
internal static class LastSecretary
{
    /// <summary>
    /// True if a region would be left without one. Decisions on secretaries of one region wait for each other, because another region's
    /// secretariat
    /// may be the home of some of them. Called after the standings were held: always in this order.
    /// </summary>
    public static async Task<bool> IsAsync(SecurityContext context, Account account, DateTimeOffset now, CancellationToken ct)
    {
        var offices = (await context.RightsOf(account.Person, now, ct)).Offices.Where(office => office.IsSecretariat);
        foreach (var region in offices.Select(office => office.Region).Distinct().OrderBy(region => region.Value, StringComparer.Ordinal))
        {
            await context.LockAsync($"secretariat {region}", ct);
            if (!await IsOtherLeftAsync(context, account.Person, region, now, ct))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> IsOtherLeftAsync(
        SecurityContext context,
        PersonId person,
        RegionCode region,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var others = StandingDirectory
            .HoldersIn(context, new { Offices = new[] { new { Region = region, Role = RegionRole.Secretariat } } })
            .Where(known => known.Person != person)
            .Where(known => context.Set<Account>().Any(a => a.Person == known.Person && a.State == AccountState.Open && !a.IsReadingOnly));
        return (await others.ToListAsync(ct)).Exists(known =>
            !known.IsRestrictedAt(now)
            && KnownStanding.RightsIn(known.Person, known.Standing, isOperator: false, now).IsSecretariatOf(region)
        );
    }
}
