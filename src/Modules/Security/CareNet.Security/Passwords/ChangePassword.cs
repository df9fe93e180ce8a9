using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passwords;

public static class ChangePasswordHandler
{
    /// <summary>Ends every other session; this one goes on with a new token.</summary>
    public static async Task<Result<SignInAnswer>> Handle(
        Contracts.ChangePassword message,
        SecurityContext context,
        CurrentPassword present,
        Passwords passwords,
        LiveSessions sessions,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is null or { Stage: SignInStage.SecondFactor })
        {
            return SecurityErrors.NotFound;
        }

        // What follows may throw the factors away, so whoever has one has proved it lately: somebody else may know the password.
        var (now, hasFactor) = (
            clock.GetUtcNow(),
            await context.Set<Account>().AsNoTracking().AnyAsync(a => a.Person == message.Person && a.FactorSetAt != null, ct)
        );
        if (hasFactor && session.IsProofTooOldAt(now))
        {
            return SecurityErrors.ProofTooOld;
        }

        if (await present.RefusesAsync(message.Person, message.Present, message.Client, ct) is { } wrong)
        {
            return wrong;
        }

        // Locked: a form that is sent twice finds the second time that its present password is an old one.
        var account = await SignInSteps.HoldAsync(context, message.Person, now, ct);
        if (account is null)
        {
            return SecurityErrors.NotFound;
        }

        if (!passwords.IsRight(account, message.Present))
        {
            return SecurityErrors.WrongPassword;
        }

        // A password that is only due by its age gives no reason to doubt the rest.
        var isDoubtful = session.Stage == SignInStage.Open || account.MustChange;
        if (await passwords.SetAsync(context, account, message.Password, ct) is { } refused)
        {
            return refused;
        }

        if (isDoubtful)
        {
            account.AskFactorReview(now);
        }

        if (!hasFactor || session.Stage != SignInStage.Open)
        {
            session.Prove(now);
        }

        await sessions.EndAll(context, message.Person, EndReason.PasswordChanged, ct, except: session.Id);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Person.Value),
                Action = "password.change",
                Origin = message.Client.Origin,
                Subject = new("person", message.Person.Value),
            },
            ct
        );
        return await arrival.GoOn(
            context,
            account,
            session,
            await arrival.NextAfter(context, account, hasProvedFactor: true, ct),
            message.Client,
            "password",
            ct
        );
    }
}
