using CareNet.Platform;
using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;

namespace CareNet.Security.WhenPersonRestricted;

/// <summary>A measure of the association counts at once, and without asking what else the person is.</summary>
public static class PersonRestrictedHandler
{
    public static async Task Handle(
        PersonRestricted message, SecurityContext context, LiveSessions sessions, AccessGate gate, TimeProvider clock, CancellationToken ct)
    {
        await gate.Close(context, message.Person, "carenet/restriction", ct);
        (await KnownStanding.HoldAsync(context, message.Person, clock.GetUtcNow(), ct)).Restrict(message.Until, clock.GetUtcNow());
        await sessions.EndAll(context, message.Person, EndReason.Restricted, ct);
    }
}

public static class PersonRestoredHandler
{
    /// <summary>Who was restricted until a day comes in again by itself: signing in opens the gate, too.</summary>
    public static async Task Handle(PersonRestored message, SecurityContext context, AccessGate gate, TimeProvider clock, CancellationToken ct)
    {
        if (await context.Set<KnownStanding>().FindAsync([message.Person], ct) is { } known)
        {
            known.Lift(clock.GetUtcNow());
        }

        if (await context.Set<Account>().FindAsync([message.Person], ct) is { State: AccountState.Open })
        {
            await gate.Open(context, message.Person, "carenet/restored", ct);
        }
    }
}
