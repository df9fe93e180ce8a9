using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

/// <summary>
/// The way in stops here after the password was set anew, until the person has said what to keep. Everything else is removed, so that
/// nothing survives by being overlooked.
/// </summary>
public static class ReviewFactorsHandler
{
    public static async Task<(Result<SignInAnswer>, IEnumerable<object>)> Handle(
        ReviewFactors message,
        SecurityContext context,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        // Locked: the same form sent twice finds the second time that the session has gone on.
        var account = await SignInSteps.HoldAsync(context, message.Person, now, ct);
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (account is null || session is not { Stage: SignInStage.ReviewFactors } || !session.IsLiveAt(now))
        {
            return (SecurityErrors.NotFound, []);
        }

        var passkeys = await context.Set<Passkey>().Where(p => p.Person == message.Person).ToListAsync(ct);
        var gone = passkeys.Where(p => !message.KeptPasskeys.Contains(Convert.ToHexStringLower(p.Credential))).ToList();
        List<string> removed = [.. gone.Select(_ => "passkey")];
        context.RemoveRange(gone);
        var codes = context.Set<RecoveryCode>().Where(code => code.Person == account.Person);
        if (!message.KeepsRecoveryCodes && await codes.ExecuteDeleteAsync(ct) > 0)
        {
            removed.Add("recovery_codes");
        }

        if (!message.KeepsAuthenticator && account.TotpSecret is not null)
        {
            account.RemoveTotp(hasPasskey: true);
            removed.Add("authenticator");
        }

        if (account.TotpSecret is null && gone.Count == passkeys.Count)
        {
            account.RemoveFactors();
            await codes.ExecuteDeleteAsync(ct);
        }

        account.FactorsReviewed();
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(account.Person.Value),
                Action = "factor.review",
                Origin = message.Client.Origin,
                Subject = new("person", account.Person.Value),
                Details = new Dictionary<string, string>
                {
                    ["removed"] = removed.Count == 0 ? "nothing" : string.Join('.', removed.Distinct()),
                },
            },
            ct
        );
        var next = await arrival.NextAfter(context, account, hasProvedFactor: true, ct);
        var answer = await arrival.GoOn(context, account, session, next, message.Client, "review", ct);
        return (answer, removed.Count > 0 ? FactorNotices.Removed(account, now) : []);
    }
}
