using System.Text.Json;
using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

public static class ListAccountsHandler
{
    private const int Most = 500;

    public static async Task<Result<AccountList>> Handle(
        ListAccounts message,
        SecurityContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var rights = await context.RightsOf(message.Actor, now, ct);
        if (!rights.Include(Who.FacilityAdministrator, message.Facility) && !rights.Include(Who.FacilityHead, message.Facility))
        {
            return SecurityErrors.NotFound;
        }

        // Of those at home here: whoever was only named here, and has not accepted, is not on the list.
        var here = JsonSerializer.Serialize(new { Memberships = new[] { new { message.Facility } } });
        var staff = context
            .Set<KnownStanding>()
            .FromSql($"SELECT * FROM security.standings WHERE standing @> {here}::jsonb")
            .Select(known => known.Person);
        var accounts = await context
            .Set<Account>()
            .AsNoTracking()
            .Where(a => a.Facility == message.Facility && a.State != AccountState.Closed && staff.Contains(a.Person))
            .OrderBy(a => a.Person)
            .Take(Most)
            .ToListAsync(ct);
        var hashes = accounts.ToDictionary(a => a.Person, a => FailedSignIn.HashOf(a.MailAddress));
        var wanted = hashes.Values.ToList();
        var locked = (
            await context
                .Set<FailedSignIn>()
                .AsNoTracking()
                .Where(f => wanted.Contains(f.MailHash) && f.LockedUntil > now)
                .Select(f => f.MailHash)
                .ToListAsync(ct)
        )
            .Select(Convert.ToHexString)
            .ToHashSet();
        return new AccountList([
            .. accounts.Select(a => new AccountRow(
                a.Person,
                a.MailAddress,
                a.StateShown,
                a.HasSecondFactor,
                a.LastSignInAt,
                a.State == AccountState.Open && (a.LastSignInAt ?? a.OpenedAt) < now - RemindUnusedAccounts.Unused,
                a.IsLockedAt(now) || locked.Contains(Convert.ToHexString(hashes[a.Person]))
            )),
        ]);
    }
}
