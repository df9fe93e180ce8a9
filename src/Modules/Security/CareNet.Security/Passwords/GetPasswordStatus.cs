using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;

namespace CareNet.Security.Passwords;

public static class GetPasswordStatusHandler
{
    public static async Task<PasswordStatus> Handle(
        GetPasswordStatus message,
        SecurityContext context,
        SecuritySettingsStore settings,
        CancellationToken ct
    )
    {
        var account =
            await context.Set<Account>().FindAsync([message.Person], ct)
            ?? throw new InvalidOperationException("Whoever is signed in has an account.");
        var rule = await settings.PasswordRuleOf(context, account.Region, ct);
        return new(account.PasswordSetAt, account.PasswordSetAt is { } setAt ? rule.DueAfter(setAt) : null, rule.AsDemand());
    }
}
