using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;

namespace CareNet.Security.Accounts;

public static class ReleaseLockHandler
{
    public static async Task<Result> Handle(
        Contracts.ReleaseLock message,
        SecurityContext context,
        RecoveryRights recovery,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (await recovery.AccountOf(message.Person, ct) is not { } account || !await context.Decides(message.Actor, account, now, ct))
        {
            return SecurityErrors.NotFound;
        }

        if (await context.LacksProof(message.Actor, message.Session, now, ct) is { } unproved)
        {
            return unproved;
        }

        (await FailedSignIn.HoldAsync(context, account.MailAddress, now, ct)).Forget(now);
        account.Unlock();
        context.Add(
            new AccountDecision
            {
                Id = Guid.CreateVersion7(now),
                Person = account.Person,
                Kind = AccountDecisionKind.Unlocked,
                Reason = "",
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
                Action = "account.unlock",
                Origin = message.Origin,
                Subject = new("person", account.Person.Value),
                Facility = account.Facility?.Value,
                Region = account.Facility is null ? account.Region : null,
            },
            ct
        );
        return Result.Ok;
    }
}
