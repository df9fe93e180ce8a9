using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

public static class ProveAgainHandler
{
    /// <summary>
    /// Counted and recorded like any other attempt: a session left open is no place for guessing. Whoever has a second factor proves it
    /// too, because the password alone is what somebody else may have seen.
    /// </summary>
    public static async Task<SignInAnswer> Handle(
        ProveAgain message,
        SecurityContext context,
        Passwords.Passwords passwords,
        SecondProof second,
        LiveSessions sessions,
        SecuritySettingsStore settings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        var known = await context.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Person == message.Person, ct);
        if (session is not { Stage: SignInStage.Open } || known is null)
        {
            return SignInAnswer.Refused;
        }

        var failed = await FailedSignIn.HoldAsync(context, known.MailAddress, now, ct);
        // Held in the order of a sign-in. A code that two tabs send counts once.
        var account =
            await SignInSteps.HoldAsync(context, message.Person, now, ct) ?? throw new InvalidOperationException("An account went away.");
        if (failed.LockedUntil > now || account.IsLockedAt(now))
        {
            await Note(context, account, session, "sign_in.locked", message.Client, now, ct);
            return new(SignInOutcome.Locked, LockedUntil: failed.LockedUntil > now ? failed.LockedUntil : account.LockedUntil);
        }

        var (attempts, wait) = settings.LockoutOf(account.Region);
        if (!passwords.IsRight(account, message.Password))
        {
            failed.Add(attempts, wait, now);
            await Note(context, account, session, "sign_in.wrong", message.Client, now, ct);
            return failed.LockedUntil > now ? new(SignInOutcome.Locked, LockedUntil: failed.LockedUntil) : SignInAnswer.Refused;
        }

        var proof = account.HasSecondFactor ? await second.ByAsync(context, account, message.Code, now, ct) : "password";
        if (proof is null)
        {
            // Wrong codes are the account's own to count, as at the sign-in: a right password forgives them nowhere.
            account.Fail(attempts, wait, now);
            await Note(context, account, session, "sign_in.wrong_code", message.Client, now, ct);
            return account.IsLockedAt(now) ? new(SignInOutcome.Locked, LockedUntil: account.LockedUntil) : SignInAnswer.Refused;
        }

        failed.Forget(now);
        account.Unlock();
        session.Prove(now);
        await Record(context, account, session, "sign_in.again", AuditOutcome.Done, null, proof, message.Client, now, ct);
        return new(SignInOutcome.SignedIn, sessions.Advance(session, SignInStage.Open));
    }

    private static Task Note(
        SecurityContext context,
        Account account,
        Session session,
        string code,
        SignInClient from,
        DateTimeOffset now,
        CancellationToken ct
    ) => Record(context, account, session, "sign_in.refused", AuditOutcome.Refused, code, "again", from, now, ct);

    private static Task Record(
        SecurityContext context,
        Account account,
        Session session,
        string action,
        AuditOutcome outcome,
        string? code,
        string by,
        SignInClient from,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(account.Person.Value),
                Action = action,
                Origin = from.Origin,
                Subject = new("session", session.Id.Value),
                Facility = account.Facility?.Value,
                Outcome = outcome,
                Code = code,
                Details = new Dictionary<string, string> { ["by"] = by },
            },
            ct
        );
}
