using CareNet.Platform.Gates;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Factors;
using CareNet.Security.Factors.Passkeys;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

internal static class AccountClosing
{
    /// <summary>
    /// Closes an account with its gate, sessions, links, passkeys and recovery codes. Who comes back starts with nothing of before: it may
    /// be in other hands by then.
    /// </summary>
    public static async Task CloseWithAllAsync(
        this Account account,
        SecurityContext context,
        LiveSessions sessions,
        AccessGate gate,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var person = account.Person;
        await gate.Close(context, person, "carenet/departure", ct);
        account.Close(now);
        await sessions.EndAll(context, person, EndReason.Left, ct);
        await context.VoidLinks(person, now, ct);
        await context.Set<Passkey>().Where(passkey => passkey.Person == person).ExecuteDeleteAsync(ct);
        await context.Set<RecoveryCode>().Where(code => code.Person == person).ExecuteDeleteAsync(ct);
    }
}
