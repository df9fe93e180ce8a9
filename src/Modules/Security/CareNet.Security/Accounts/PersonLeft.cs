using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;

namespace CareNet.Security.Accounts;

/// <summary>Whoever leaves a facility is out at once; who still works at another one signs in again.</summary>
public static class PersonLeftHandler
{
    public static async Task<AccountClosed?> Handle(
        PersonLeft message,
        SecurityContext context,
        LiveSessions sessions,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var account = await context.Set<Account>().FindAsync([message.Person], ct);
        AccountClosed? closed = null;
        if (message.WasLast)
        {
            await gate.Close(context, message.Person, "carenet/departure", ct);
            if (account is { State: not AccountState.Closed })
            {
                account.Close(clock.GetUtcNow());
                closed = new(message.Person, clock.GetUtcNow());
            }
        }

        await sessions.EndAll(context, message.Person, EndReason.Left, ct);
        return closed;
    }
}
