using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;

namespace CareNet.Security.Passwords;

public static class PasswordOfHandler
{
    public static async Task<PasswordStanding> Handle(PasswordOf message, SecurityContext context, Profiles profiles, CancellationToken ct)
    {
        var account =
            await context.Set<Account>().FindAsync([message.Person], ct)
            ?? throw new InvalidOperationException("Whoever is signed in has an account.");
        var rule = await profiles.PasswordRuleOf(context, account.Region, ct);
        return new(account.PasswordSetAt, account.PasswordSetAt is { } setAt ? rule.DueAfter(setAt) : null, rule.AsDemand());
    }
}
