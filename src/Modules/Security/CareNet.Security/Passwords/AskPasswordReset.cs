using CareNet.Platform.Audit;
using CareNet.Platform.Mail;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passwords;

public static class AskPasswordResetHandler
{
    /// <summary>Says nothing in either case. A person who was invited and lost the mail gets the invitation again.</summary>
    public static async Task<SendMail?> Handle(AskPasswordReset message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        if (Words.Wrong(message.MailAddress, 254) is not null)
        {
            return null;
        }

        // Held for unknown addresses too; requests for one address that come at once are counted one after another.
        _ = await FailedSignIn.HoldAsync(context, message.MailAddress, clock.GetUtcNow(), ct);
        var key = Account.KeyOf(message.MailAddress);
        var account = await context.Set<Account>().SingleOrDefaultAsync(a => a.MailKey == key && a.State != AccountState.Closed, ct);
        await Note(context, account, message.Client, clock.GetUtcNow(), ct);
        return account?.State switch
        {
            AccountState.Open => await context.WriteLink(account, LinkKind.Reset, clock, ct),
            AccountState.Invited => await context.WriteLink(account, LinkKind.Invitation, clock, ct),
            _ => null,
        };
    }

    /// <summary>One entry for each request, known address or not: without the address, and in the trail of the home alone.</summary>
    private static Task Note(SecurityContext context, Account? account, SignInClient from, DateTimeOffset now, CancellationToken ct) =>
        AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Visitor,
                Action = "password.ask_reset",
                Origin = from.Origin with { Device = from.Device },
                Subject = account is null ? null : new("person", account.Person.Value),
                Facility = account?.Facility?.Value,
            },
            ct
        );
}
