using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.ProveFactor;

public static class ProveAgainHandler
{
    /// <summary>Counted and recorded like any other attempt: a session left open is no place for guessing.</summary>
    public static async Task<SignInAnswer> Handle(
        ProveAgain message, SecurityContext context, Passwords.Passwords passwords, LiveSessions sessions, Profiles profiles,
        TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = await context.Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        var account = await context.Set<Account>().FindAsync([message.Person], ct);
        if (session is not { Stage: SignInStage.Open } || account is null)
        {
            return SignInAnswer.Refused;
        }

        var failed = await FailedSignIn.HoldAsync(context, account.MailAddress, now, ct);
        if (failed.LockedUntil > now)
        {
            await Note(context, account, session, "sign_in.locked", message.From, now, ct);
            return new(SignInOutcome.Locked, LockedUntil: failed.LockedUntil);
        }

        if (!passwords.IsRight(account, message.Password))
        {
            var (attempts, wait) = profiles.LockoutOf(account.Region);
            failed.Add(attempts, wait, now);
            await Note(context, account, session, "sign_in.wrong", message.From, now, ct);
            return failed.LockedUntil > now ? new(SignInOutcome.Locked, LockedUntil: failed.LockedUntil) : SignInAnswer.Refused;
        }

        failed.Forget(now);
        session.Prove(now);
        return new(SignInOutcome.SignedIn, sessions.Advance(session, SignInStage.Open));
    }

    private static Task Note(
        SecurityContext context, Account account, Session session, string code, Visitor from, DateTimeOffset now, CancellationToken ct) =>
        AuditWriter.Record(context, new AuditEntry
        {
            At = now,
            Actor = AuditActor.Person(account.Person.Value),
            Action = "sign_in.refused",
            Origin = from.Origin,
            Subject = new("session", session.Id.Value),
            Facility = account.Facility?.Value,
            Outcome = AuditOutcome.Refused,
            Code = code,
            Details = new Dictionary<string, string> { ["by"] = "again" },
        }, ct);
}
