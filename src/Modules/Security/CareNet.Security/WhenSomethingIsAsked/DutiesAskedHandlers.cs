using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.WhenSomethingIsAsked;

/// <summary>What is asked of somebody in the middle of the day is asked with the next request, not at the next sign-in.</summary>
public static class DutiesAskedHandler
{
    [Rule("osaki/11b", How = "enforce")]
    public static Task Handle(DutiesAsked message, SecurityContext context, CancellationToken ct) => message.Person is { } person
        ? context.Database.ExecuteSqlAsync($"UPDATE security.sessions SET owes = true WHERE person = {person.Value} AND ended_at IS NULL", ct)
        : context.AskAllAsync(message.Region, ct);
}

public static class DutiesOfPolicyReleasedHandler
{
    public static Task Handle(PolicyReleased message, SecurityContext context, CancellationToken ct) => context.AskAllAsync(message.Region, ct);
}

internal static class AskingAll
{
    /// <summary>The next request of each session finds out whether there is something to do.</summary>
    public static Task AskAllAsync(this SecurityContext context, RegionCode region, CancellationToken ct) => context.Database.ExecuteSqlAsync($"""
        UPDATE security.sessions SET owes = true
        FROM security.accounts WHERE accounts.person = sessions.person AND accounts.region = {region.Value} AND sessions.ended_at IS NULL
        """, ct);
}
