using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Keys;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

public static class ConfirmAuthenticatorHandler
{
    public static async Task<(Result<FactorSetUp>, IEnumerable<object>)> Handle(
        ConfirmAuthenticator message,
        SecurityContext context,
        SealedSecrets secrets,
        DerivedKeys keys,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        // Whoever still owes a factor cannot replace it by a new one.
        if (session is not { Stage: SignInStage.SetUpFactor or SignInStage.Open })
        {
            return (SecurityErrors.NotFound, []);
        }

        if (session.IsProofTooOldAt(now))
        {
            return (SecurityErrors.ProofTooOld, []);
        }

        if (
            message.Sealed.Length > 2000
            || secrets.OpenSetup(message.Person, message.Sealed) is not { } secret
            || Totp.StepOf(secret, message.Code, now) is not { } step
        )
        {
            return (SecurityErrors.WrongCode, []);
        }

        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        account.SetTotp(secrets.Seal(message.Person, secret), step, now);
        var codes = await RecoveryCode.RenewAsync(context, keys, message.Person, ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Person.Value),
                Action = "factor.set",
                Origin = message.Client.Origin,
                Subject = new("person", message.Person.Value),
                Details = new Dictionary<string, string> { ["kind"] = "authenticator" },
            },
            ct
        );
        var next = await arrival.NextAfter(context, account, hasProvedFactor: true, ct);
        var answer = await arrival.GoOn(context, account, session, next, message.Client, "authenticator", ct);
        return (new FactorSetUp(codes, answer), FactorNotices.Added(account, now));
    }
}
