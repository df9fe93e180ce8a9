using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Mail;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

/// <summary>
/// Recovers an account so that the helper learns nothing that signs in: the link goes to the person, and the old password is worth nothing
/// any more.
/// </summary>
[Rule("misato/11-1", How = "enforce"), Rule("miyazaki/17-1", How = "enforce"), Rule("nishitokyo/11-1", How = "enforce")]
public static class RecoverAccountHandler
{
    public static async Task<(Result, SendMail?)> Handle(
        RecoverAccount message,
        SecurityContext context,
        RecoveryRights recovery,
        LiveSessions sessions,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (message.How is not { } how || !Enum.IsDefined(how))
        {
            return (SecurityErrors.IdentityUnchecked, null);
        }

        if (Words.Wrong(message.Note, AccountDecision.MaxReasonLength, isNeeded: false) is { } unreadable)
        {
            return (unreadable, null);
        }

        if (await recovery.AccountOf(message.Person, ct) is not { } account || !await recovery.MayRecover(message.Actor, account, ct))
        {
            return (SecurityErrors.NotFound, null);
        }

        if (await context.LacksProof(message.Actor, message.Session, now, ct) is { } unproved)
        {
            return (unproved, null);
        }

        if (account.State == AccountState.Suspended)
        {
            return (SecurityErrors.Suspended, null);
        }

        account.StartAnew();
        (await FailedSignIn.HoldAsync(context, account.MailAddress, now, ct)).Forget(now);
        await context.Set<Passkey>().Where(p => p.Person == account.Person).ExecuteDeleteAsync(ct);
        await context.Set<RecoveryCode>().Where(code => code.Person == account.Person).ExecuteDeleteAsync(ct);
        await context.VoidLinks(account.Person, now, ct);
        await sessions.EndAll(context, account.Person, EndReason.Suspended, ct);
        context.Add(
            new AccountDecision
            {
                Id = Guid.CreateVersion7(now),
                Person = account.Person,
                Kind = AccountDecisionKind.Recovered,
                Reason = Words.Kept(message.Note) ?? "",
                IdentityCheck = how,
                DecidedBy = message.Actor,
                DecidedAt = now,
                Region = account.Region,
                Facility = account.Facility,
            }
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "account.recover",
                Origin = message.Origin,
                Subject = new("person", account.Person.Value),
                Facility = account.Facility?.Value,
                Region = account.Facility is null ? account.Region : null,
                Details = new Dictionary<string, string> { ["identity"] = how.ToString().ToLowerInvariant() },
            },
            ct
        );
        return (
            Result.Ok,
            await context.WriteLink(account, account.State == AccountState.Invited ? LinkKind.Invitation : LinkKind.Reset, clock, ct)
        );
    }
}
