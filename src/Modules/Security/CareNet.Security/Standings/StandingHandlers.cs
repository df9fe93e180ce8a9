using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Security.Standings;

// One class per event: each has its own envelope, retries and dead letter.
public static class AdmittedStandingHandler
{
    public static Task Handle(PersonAdmitted message, StandingCopy copy, SecurityContext context, CancellationToken ct) =>
        copy.RefreshAsync(context, message.Person, ct);
}

public static class RoleChangedStandingHandler
{
    public static Task Handle(RoleChanged message, StandingCopy copy, SecurityContext context, CancellationToken ct) =>
        copy.RefreshAsync(context, message.Person, ct);
}

public static class LeftStandingHandler
{
    public static Task Handle(PersonLeft message, StandingCopy copy, SecurityContext context, CancellationToken ct) =>
        copy.RefreshAsync(context, message.Person, ct);
}

public static class RestrictedStandingHandler
{
    public static Task Handle(PersonRestricted message, StandingCopy copy, SecurityContext context, CancellationToken ct) =>
        copy.RefreshAsync(context, message.Person, ct);
}

public static class RestoredStandingHandler
{
    public static Task Handle(PersonRestored message, StandingCopy copy, SecurityContext context, CancellationToken ct) =>
        copy.RefreshAsync(context, message.Person, ct);
}

/// <summary>Asks anew instead of believing the event: events of one person may overtake each other.</summary>
public sealed class StandingCopy(IMessageBus bus, LiveSessions sessions, TimeProvider clock)
{
    public async Task RefreshAsync(SecurityContext context, PersonId person, CancellationToken ct)
    {
        // Asked under the lock, so that of two answers the later one is kept.
        var known = await KnownStanding.HoldAsync(context, person, clock.GetUtcNow(), ct);
        var standing = await bus.InvokeAsync<Standing>(new StandingOf(person), ct);
        known.Learn(standing, clock.GetUtcNow());
        // Standing, account, sessions: in the order in which decisions and recoveries hold them.
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM security.accounts WHERE person = {person.Value} FOR UPDATE", ct);
        if (
            known.Version == standing.Version
            && (await context.Set<Account>().FindAsync([person], ct))?.KeepHome(standing, clock.GetUtcNow()) is true
        )
        {
            // These sessions began under another home, or none: its rules for devices, networks and proofs were not asked.
            await sessions.EndAll(context, person, EndReason.HomeBegan, ct);
        }
    }
}
