using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors.Passkeys;

public static class RemovePasskeyHandler
{
    public static async Task<(Result, IEnumerable<object>)> Handle(
        RemovePasskey message,
        SecurityContext context,
        SecuritySettingsStore settings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var session = await context
            .Set<Session>()
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is not { Stage: SignInStage.Open })
        {
            return (SecurityErrors.NotFound, []);
        }

        if (session.IsProofTooOldAt(now))
        {
            return (SecurityErrors.ProofTooOld, []);
        }

        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        var passkeys = await context.Set<Passkey>().Where(p => p.Person == message.Person).ToListAsync(ct);
        if (passkeys.FirstOrDefault(p => Convert.ToHexStringLower(p.Credential) == message.Passkey) is not { } gone)
        {
            return (SecurityErrors.NotFound, []);
        }

        var isLast = passkeys.Count == 1 && account.TotpSecret is null;
        if (isLast && await settings.RequiresFactor(context, account, ct))
        {
            return (SecurityErrors.FactorRequired, []);
        }

        context.Remove(gone);
        if (isLast)
        {
            account.RemoveFactors();
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Person.Value),
                Action = "factor.remove",
                Origin = message.Client.Origin,
                Subject = new("person", message.Person.Value),
                Details = new Dictionary<string, string> { ["kind"] = "passkey" },
            },
            ct
        );
        return (Result.Ok, FactorNotices.Removed(account, now));
    }
}
