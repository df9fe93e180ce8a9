using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

public static class GetAccountHandler
{
    private const int MeasuresShown = 20;

    public static async Task<Result<AccountView>> Handle(
        GetAccount message,
        SecurityContext context,
        RecoveryRights recovery,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (
            await context.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Person == message.Person, ct)
                is not { State: not AccountState.Closed } account
            || !(
                await context.Decides(message.Actor, account, now, ct)
                || (await context.RightsOf(message.Actor, now, ct)).LiftsAnyOf(
                    await AccountDecision.InForceOn(context, account.Person, ct),
                    account.Person
                )
            )
        )
        {
            return SecurityErrors.NotFound;
        }

        var hash = FailedSignIn.HashOf(account.MailAddress);
        var failed = await context.Set<FailedSignIn>().AsNoTracking().SingleOrDefaultAsync(f => f.MailHash == hash, ct);
        var locked = failed?.LockedUntil > account.LockedUntil || account.LockedUntil is null ? failed?.LockedUntil : account.LockedUntil;
        var decisions = await context
            .Set<AccountDecision>()
            .AsNoTracking()
            .Where(m => m.Person == account.Person)
            .OrderByDescending(m => m.DecidedAt)
            .Take(MeasuresShown)
            .ToListAsync(ct);
        return new AccountView(
            account.Person,
            account.Region,
            account.Facility,
            account.MailAddress,
            account.StateShown,
            account.HasSecondFactor,
            account.LastSignInAt,
            locked > now ? locked : null,
            await recovery.MayRecover(message.Actor, account, ct),
            [.. decisions.Select(m => new AccountDecisionRow(m.DecidedAt, m.DecidedBy, m.Kind, m.IdentityCheck, m.Reason))]
        );
    }
}
