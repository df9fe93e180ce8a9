using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

public static class CloseAccountHandler
{
    public static async Task<(Result, AccountClosed?)> Handle(
        Contracts.CloseAccount message,
        SecurityContext context,
        LiveSessions sessions,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        // Held like by a link that is redeemed at this moment: nothing that it sets survives the closing.
        if (await SignInSteps.HoldAsync(context, message.Person, clock.GetUtcNow(), ct) is not { } account)
        {
            return (SecurityErrors.NotFound, null);
        }

        if (message.IsForgotten)
        {
            account.ForgetAddress();
        }

        if (account.State == AccountState.Closed)
        {
            return (Result.Ok, null);
        }

        var now = clock.GetUtcNow();
        await gate.Close(context, message.Person, "carenet/departure", ct);
        account.Close(now);
        await sessions.EndAll(context, message.Person, EndReason.Left, ct);
        await context.VoidLinks(message.Person, now, ct);
        await context.Set<Passkey>().Where(passkey => passkey.Person == message.Person).ExecuteDeleteAsync(ct);
        await context.Set<RecoveryCode>().Where(code => code.Person == message.Person).ExecuteDeleteAsync(ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = message.AskedBy is { } asker ? AuditActor.Person(asker.Value) : AuditActor.Job,
                Action = "account.close",
                Origin = message.Origin,
                Subject = new("person", message.Person.Value),
            },
            ct
        );
        return (Result.Ok, new AccountClosed(message.Person, now));
    }
}
