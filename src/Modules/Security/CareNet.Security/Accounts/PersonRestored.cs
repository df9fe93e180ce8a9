using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;

namespace CareNet.Security.Accounts;

public static class PersonRestoredHandler
{
    /// <summary>
    /// Signing in opens the gate, too. A region that lifts its restriction opens nothing that the home closed: the account restricted to
    /// reading, or a lost device, which asks for another password.
    /// </summary>
    public static async Task Handle(
        PersonRestored message,
        SecurityContext context,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var known = await KnownStanding.HoldAsync(context, message.Person, clock.GetUtcNow(), ct);
        known.Lift(message.Region, clock.GetUtcNow());
        if (await context.Set<Account>().FindAsync([message.Person], ct) is { } account)
        {
            await gate.Apply(context, account, known, "carenet/restored", clock.GetUtcNow(), ct);
        }
    }
}
