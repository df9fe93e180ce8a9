using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

public static class ProveSecondFactorHandler
{
    public static async Task<SignInAnswer> Handle(
        ProveSecondFactor message,
        SecurityContext context,
        SecondProof second,
        SecuritySettingsStore settings,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var session = await context.Set<Session>().SingleOrDefaultAsync(s => s.Id == message.Session, ct);
        if (session is null || !session.IsLiveAt(now) || session.Stage != SignInStage.SecondFactor)
        {
            return SignInAnswer.Refused;
        }

        // Locked: the same code on two nodes at once is accepted once.
        var account =
            await SignInSteps.HoldAsync(context, session.Person, now, ct)
            ?? throw new InvalidOperationException("A session has no account.");
        if (account.IsLockedAt(now))
        {
            return new(SignInOutcome.Locked, LockedUntil: account.LockedUntil);
        }

        if (
            !await arrival.IsWelcome(context, account, ct) || await second.ByAsync(context, account, message.Code, now, ct) is not { } proof
        )
        {
            var (attempts, wait) = settings.LockoutOf(account.Region);
            account.Fail(attempts, wait, now);
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(account.Person.Value),
                    Action = "sign_in.refused",
                    Origin = message.Client.Origin,
                    Subject = new("session", session.Id.Value),
                    Outcome = AuditOutcome.Refused,
                    Code = "sign_in.wrong_code",
                },
                ct
            );
            return account.IsLockedAt(now) ? new(SignInOutcome.Locked, LockedUntil: account.LockedUntil) : SignInAnswer.Refused;
        }

        session.Prove(now);
        return await arrival.GoOn(
            context,
            account,
            session,
            await arrival.NextAfter(context, account, hasProvedFactor: true, ct),
            message.Client,
            proof,
            ct
        );
    }
}
