using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;

namespace CareNet.Security.Accounts;

/// <summary>A decision of the association counts at once in its region. It shuts out only whoever has no other region to work in.</summary>
public static class PersonRestrictedHandler
{
    public static async Task Handle(
        PersonRestricted message,
        SecurityContext context,
        LiveSessions sessions,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var known = await KnownStanding.HoldAsync(context, message.Person, clock.GetUtcNow(), ct);
        known.Restrict(message.Region, message.Until, clock.GetUtcNow());
        if (known.IsRestrictedAt(clock.GetUtcNow()))
        {
            await gate.Close(context, message.Person, "carenet/restriction", ct);
            await sessions.EndAll(context, message.Person, EndReason.Restricted, ct);
        }
    }
}
