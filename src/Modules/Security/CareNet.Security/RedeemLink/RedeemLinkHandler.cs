using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Links;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.RedeemLink;

public static class RedeemLinkHandler
{
    public static async Task<(Result, AccountOpened?)> Handle(
        Contracts.RedeemLink message, SecurityContext context, Passwords.Passwords passwords, LiveSessions sessions, AccessGate gate, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = SessionToken.IsWellFormed(message.Token) ? SessionToken.HashOf(message.Token) : [];
        // Locked: two who send the same link at once are one.
        var link = await context.Set<OneTimeLink>().FromSql($"SELECT * FROM security.links WHERE token_hash = {hash} FOR UPDATE").SingleOrDefaultAsync(ct);
        var account = link is null || !link.IsOpenAt(now) ? null : await context.Set<Account>().FindAsync([link.Person], ct);
        if (account is null or { State: AccountState.Closed or AccountState.Suspended })
        {
            return (SecurityErrors.LinkVoid, null);
        }

        var isFirst = account.State == AccountState.Invited;
        if (await passwords.SetAsync(context, account, message.Password, ct) is { } refused)
        {
            return (refused, null);
        }

        link!.Use(now);
        account.AskFactorReview(now);
        await sessions.EndAll(context, account.Person, EndReason.PasswordChanged, ct);
        if (isFirst)
        {
            await gate.Follow(context, account, await KnownStanding.HoldAsync(context, account.Person, now, ct), "carenet/account", now, ct);
        }

        await AuditWriter.Record(context, new AuditEntry
        {
            At = now,
            Actor = AuditActor.Person(account.Person.Value),
            Action = isFirst ? "account.open" : "password.reset",
            Origin = message.From.Origin,
            Subject = new("person", account.Person.Value),
            Facility = account.Facility?.Value,
        }, ct);
        return (Result.Ok, isFirst ? new AccountOpened(account.Person, now) : null);
    }
}
