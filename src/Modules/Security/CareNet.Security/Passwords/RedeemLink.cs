using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passwords;

public static class RedeemLinkHandler
{
    public static async Task<(Result, AccountOpened?)> Handle(
        Contracts.RedeemLink message,
        SecurityContext context,
        Passwords passwords,
        LiveSessions sessions,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var hash = SessionToken.IsWellFormed(message.Token) ? SessionToken.HashOf(message.Token) : [];
        var sentTo = await context
            .Set<OneTimeLink>()
            .Where(link => link.TokenHash == hash)
            .Join(context.Set<Account>(), link => link.Person, account => account.Person, (_, account) => account.MailAddress)
            .SingleOrDefaultAsync(ct);
        if (sentTo is null)
        {
            return (SecurityErrors.LinkVoid, null);
        }

        // Held, and read only then: links of one account that are sent at once, the same or another one, count once.
        var failed = await FailedSignIn.HoldAsync(context, sentTo, now, ct);
        var link = await OpenLink(context, hash, now, ct);
        var found = link is null
            ? null
            : await context.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Person == link.Person, ct);
        if (found is null || !await MayRedeem(context, found, ct))
        {
            return (SecurityErrors.LinkVoid, null);
        }

        // Hashing takes a while. The account is held only then, so that a decision waits for the commit alone, or has been seen.
        var password = await passwords.HashAsync(context, found, message.Password, ct);
        if (!password.IsOk)
        {
            return (password.Error!, null);
        }

        var account = await SignInSteps.HoldAsync(context, found.Person, now, ct);
        if (account is null || !await MayRedeem(context, account, ct) || await OpenLink(context, hash, now, ct) is null)
        {
            return (SecurityErrors.LinkVoid, null);
        }

        var isFirst = account.State == AccountState.Invited;
        await passwords.KeepAsync(context, account, password.Value, ct);

        // Whoever has shown that the mailbox is theirs, and has a new password, does not wait for guesses at the old one.
        failed.Forget(now);
        account.AskFactorReview(now);
        await sessions.EndAll(context, account.Person, EndReason.PasswordChanged, ct);
        if (isFirst)
        {
            await gate.Apply(context, account, await KnownStanding.HoldAsync(context, account.Person, now, ct), "carenet/account", now, ct);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(account.Person.Value),
                Action = isFirst ? "account.open" : "password.reset",
                Origin = message.Client.Origin,
                Subject = new("person", account.Person.Value),
                Facility = account.Facility?.Value,
            },
            ct
        );
        return (Result.Ok, isFirst ? new AccountOpened(account.Person, now) : null);
    }

    private static async Task<OneTimeLink?> OpenLink(SecurityContext context, byte[] hash, DateTimeOffset now, CancellationToken ct) =>
        await context.Set<OneTimeLink>().AsNoTracking().SingleAsync(l => l.TokenHash == hash, ct) is var link && link.IsOpenAt(now)
            ? link
            : null;

    private static async Task<bool> MayRedeem(SecurityContext context, Account account, CancellationToken ct) =>
        account.State is not (AccountState.Closed or AccountState.Suspended)
        && !(await AccountDecision.InForceOn(context, account.Person, ct)).Exists(decision =>
            decision.Kind == AccountDecisionKind.Suspended
        );
}
