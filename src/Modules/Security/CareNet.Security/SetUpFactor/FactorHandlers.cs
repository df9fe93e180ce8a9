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

namespace CareNet.Security.SetUpFactor;

public static class FactorsOfHandler
{
    public static async Task<FactorsShown> Handle(FactorsOf message, SecurityContext context, Profiles profiles, CancellationToken ct)
    {
        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        var passkeys = await context.Set<Passkey>().AsNoTracking().Where(p => p.Person == message.Person).OrderBy(p => p.CreatedAt).Take(20).ToListAsync(ct);
        var left = await context.Set<RecoveryCode>().CountAsync(code => code.Person == message.Person, ct);
        return new(account.TotpSecret is not null, left, await profiles.RequiresFactor(context, account, ct),
            [.. passkeys.Select(p => new PasskeyShown(Convert.ToHexStringLower(p.Credential), p.Name, p.CreatedAt, p.LastUsedAt))]);
    }
}

public static class DeclineFactorHandler
{
    public static async Task<Result<SignInAnswer>> Handle(
        DeclineFactor message, SecurityContext context, Profiles profiles, Arrival arrival, TimeProvider clock, CancellationToken ct)
    {
        var session = await context.Set<Session>().SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is not { Stage: SignInStage.SetUpFactor })
        {
            return SecurityErrors.NotFound;
        }

        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        if (await profiles.RequiresFactor(context, account, ct))
        {
            return SecurityErrors.FactorRequired;
        }

        account.DeclineFactor(clock.GetUtcNow());
        return await arrival.GoOn(context, account, session, await arrival.NextAfter(context, account, hasProvedFactor: true, ct), message.From, "password", ct);
    }
}

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
