using CareNet.Platform;
using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;

namespace CareNet.Security.WhenPersonRestricted;

/// <summary>A measure of the association counts at once in its region. It shuts out only whoever has no other region to work in.</summary>
public static class PersonRestrictedHandler
{
    public static async Task Handle(
        PersonRestricted message, SecurityContext context, LiveSessions sessions, AccessGate gate, TimeProvider clock, CancellationToken ct)
    {
        var known = await KnownStanding.HoldAsync(context, message.Person, clock.GetUtcNow(), ct);
        known.Restrict(message.Region, message.Until, clock.GetUtcNow());
        if (known.IsKeptOutAt(clock.GetUtcNow()))
        {
            await gate.Close(context, message.Person, "carenet/restriction", ct);
            await sessions.EndAll(context, message.Person, EndReason.Restricted, ct);
        }
    }
}

public static class PersonRestoredHandler
{
    /// <summary>
    /// Signing in opens the gate, too. A region that lifts its restriction opens nothing that the home closed: the account restricted to
    /// reading, or a lost device, which asks for another password.
    /// </summary>
    public static async Task Handle(PersonRestored message, SecurityContext context, AccessGate gate, TimeProvider clock, CancellationToken ct)
    {
        var known = await KnownStanding.HoldAsync(context, message.Person, clock.GetUtcNow(), ct);
        known.Lift(message.Region, clock.GetUtcNow());
        if (await context.Set<Account>().FindAsync([message.Person], ct) is { } account)
        {
            await gate.Follow(context, account, known, "carenet/restored", clock.GetUtcNow(), ct);
        }
    }
}
