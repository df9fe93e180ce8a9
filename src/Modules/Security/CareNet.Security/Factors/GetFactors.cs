using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.SecuritySettings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

public static class GetFactorsHandler
{
    public static async Task<FactorList> Handle(
        GetFactors message,
        SecurityContext context,
        SecuritySettingsStore settings,
        CancellationToken ct
    )
    {
        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        var passkeys = await context
            .Set<Passkey>()
            .AsNoTracking()
            .Where(p => p.Person == message.Person)
            .OrderBy(p => p.CreatedAt)
            .Take(20)
            .ToListAsync(ct);
        var left = await context.Set<RecoveryCode>().CountAsync(code => code.Person == message.Person, ct);
        return new(
            account.TotpSecret is not null,
            left,
            await settings.RequiresFactor(context, account, ct),
            [.. passkeys.Select(p => new PasskeyRow(Convert.ToHexStringLower(p.Credential), p.Name, p.CreatedAt, p.LastUsedAt))]
        );
    }
}
