using System.Net.Mail;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Mail;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Passwords;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

public static class OpenAccountHandler
{
    [Rule("miyazaki/overview", How = "enforce")]
    public static async Task<(Result, SendMail?)> Handle(
        Contracts.OpenAccount message,
        SecurityContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            message.MailAddress.Length > 254
            || !MailAddress.TryCreate(message.MailAddress.Trim(), out var address)
            || message.MailAddress.Any(char.IsControl)
        )
        {
            return (SecurityErrors.AddressUnreadable, null);
        }

        var key = Account.KeyOf(address.Address);
        if (
            await context.Set<Account>().AnyAsync(a => a.MailKey == key && a.Person != message.Person && a.State != AccountState.Closed, ct)
        )
        {
            return (SecurityErrors.AddressTaken, null);
        }

        // The same line whether or not somebody has an account, because the facility that asked reads it.
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                Actor = message.AskedBy is { } asker ? AuditActor.Person(asker.Value) : AuditActor.Job,
                Action = "account.invite",
                Origin = message.Origin,
                // Whose address it is, the facility does not learn.
                Subject = message.Invitation is { } invitation ? new("invitation", invitation) : new("person", message.Person.Value),
                Facility = message.Facility?.Value,
            },
            ct
        );
        // Who the person is may have been learnt before there was an account: then it begins with a home.
        var known = await KnownStanding.HoldAsync(context, message.Person, clock.GetUtcNow(), ct);
        var account = await context.Set<Account>().FindAsync([message.Person], ct);
        if (account is null)
        {
            account = new Account
            {
                Person = message.Person,
                Region = message.Region,
                MailAddress = address.Address,
                MailKey = key,
                OpenedAt = clock.GetUtcNow(),
            };
            context.Add(account);
        }
        else if (account.State is AccountState.Open or AccountState.Suspended)
        {
            // One person, one account: another facility opens nothing new, and the home stays where it is.
            return (
                Result.Ok,
                account.State is AccountState.Open && message.Invitation is not null ? InvitationMail.To(account, clock) : null
            );
        }

        if (account.State is AccountState.Closed || account.MailKey != key)
        {
            await context.VoidLinks(account.Person, clock.GetUtcNow(), ct);
        }

        account.Reopen(message.Region);
        account.KeepHome(known.Current, clock.GetUtcNow());
        // Leaving and coming back undoes no decision.
        account.Apply([.. (await AccountDecision.InForceOn(context, account.Person, ct)).Select(decision => decision.Kind)]);
        (account.MailAddress, account.MailKey) = (address.Address, key);
        if (account.State is AccountState.Suspended)
        {
            // A link from now would open the account when the suspension ends; by then its person asks for one.
            return (Result.Ok, null);
        }

        return (Result.Ok, await context.WriteLink(account, LinkKind.Invitation, clock, ct));
    }
}
