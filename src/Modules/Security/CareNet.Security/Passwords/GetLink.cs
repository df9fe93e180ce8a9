using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passwords;

public static class GetLinkHandler
{
    public static async Task<Result<LinkView>> Handle(
        GetLink message,
        SecurityContext context,
        SecuritySettingsStore settings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!SessionToken.IsWellFormed(message.Token))
        {
            return SecurityErrors.LinkVoid;
        }

        var hash = SessionToken.HashOf(message.Token);
        var link = await context.Set<OneTimeLink>().AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, ct);
        var account = link is null || !link.IsOpenAt(clock.GetUtcNow()) ? null : await context.Set<Account>().FindAsync([link.Person], ct);
        if (account is null or { State: AccountState.Closed or AccountState.Suspended })
        {
            return SecurityErrors.LinkVoid;
        }

        var rule = await settings.PasswordRuleOf(context, account.Region, ct);
        return new LinkView(link!.Kind == LinkKind.Invitation, account.Region, rule.AsDemand());
    }
}
