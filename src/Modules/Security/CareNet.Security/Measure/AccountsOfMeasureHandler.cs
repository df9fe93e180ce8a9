using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Authority;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.RemindUnused;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Measure;

public static class AccountsOfMeasureHandler
{
    private const int Most = 500;

    public static async Task<Result<AccountList>> Handle(AccountsOf message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rights = await context.RightsOf(message.Actor, now, ct);
        if (!rights.Are(Who.FacilityAdministrator, message.Facility) && !rights.Are(Who.FacilityHead, message.Facility))
        {
            return SecurityErrors.NotFound;
        }

        var accounts = await context.Set<Account>().AsNoTracking().Where(a => a.Facility == message.Facility && a.State != AccountState.Closed)
            .OrderBy(a => a.Person).Take(Most).ToListAsync(ct);
        var hashes = accounts.ToDictionary(a => a.Person, a => FailedSignIn.HashOf(a.MailAddress));
        var wanted = hashes.Values.ToList();
        var locked = (await context.Set<FailedSignIn>().AsNoTracking().Where(f => wanted.Contains(f.MailHash) && f.LockedUntil > now).Select(f => f.MailHash).ToListAsync(ct))
            .Select(Convert.ToHexString).ToHashSet();
        return new AccountList([.. accounts.Select(a => new AccountEntry(
            a.Person, a.MailAddress, a.IsReadingOnly ? nameof(AccountMeasure.ReadingOnly) : a.State.ToString(), a.HasSecondFactor, a.LastSignInAt,
            a.State == AccountState.Open && (a.LastSignInAt ?? a.OpenedAt) < now - RemindUnusedAccounts.Unused,
            a.IsLockedAt(now) || locked.Contains(Convert.ToHexString(hashes[a.Person]))))]);
    }
}
