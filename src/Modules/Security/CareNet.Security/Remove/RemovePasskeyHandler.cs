using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors;
using CareNet.Security.Passkeys;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Remove;

public static class RemovePasskeyHandler
{
    public static async Task<Result> Handle(RemovePasskey message, SecurityContext context, Profiles profiles, TimeProvider clock, CancellationToken ct)
    {
        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        var passkeys = await context.Set<Passkey>().Where(p => p.Person == message.Person).ToListAsync(ct);
        if (passkeys.FirstOrDefault(p => Convert.ToHexStringLower(p.Credential) == message.Passkey) is not { } gone)
        {
            return SecurityErrors.NotFound;
        }

        var isLast = passkeys.Count == 1 && account.TotpSecret is null;
        if (isLast && await profiles.RequiresFactor(context, account, ct))
        {
            return SecurityErrors.FactorRequired;
        }

        context.Remove(gone);
        if (isLast)
        {
            account.RemoveFactors();
        }

        await AuditWriter.Record(context, new AuditEntry
        {
            At = clock.GetUtcNow(),
            Actor = AuditActor.Person(message.Person.Value),
            Action = "factor.remove",
            Origin = message.From.Origin,
            Subject = new("person", message.Person.Value),
            Details = new Dictionary<string, string> { ["kind"] = "passkey" },
        }, ct);
        return Result.Ok;
    }
}
