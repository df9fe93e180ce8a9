using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

public static class FindAccountHandler
{
    public static async Task<Result<PersonId>> Handle(
        FindAccount message,
        SecurityContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var rights = await context.RightsOf(message.Actor, clock.GetUtcNow(), ct);
        if (!rights.IsSecretariatOf(message.Region))
        {
            return SecurityErrors.NotFound;
        }

        if (Words.Wrong(message.MailAddress, 254) is { } unreadable)
        {
            return unreadable;
        }

        var key = Account.KeyOf(message.MailAddress!);
        return
            await context.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.MailKey == key && a.State != AccountState.Closed, ct)
                is { } account
            && (
                (account.Region == message.Region && await context.Decides(message.Actor, account, clock.GetUtcNow(), ct))
                || rights.LiftsAnyOf(
                    (await AccountDecision.InForceOn(context, account.Person, ct)).Where(m => m.Region == message.Region),
                    account.Person
                )
            )
            ? account.Person
            : SecurityErrors.AddressUnknown;
    }
}
