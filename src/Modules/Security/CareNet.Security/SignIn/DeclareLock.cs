using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SignIn;

/// <summary>A device that is new here: its owner says that it locks, which no web page can see, and only then comes in.</summary>
[Rule("okayama/3-1", How = "record"), Rule("misato/11-6"), Rule("nishitokyo/11-6"), Rule("miyazaki/17-6")]
public static class DeclareLockHandler
{
    public static async Task<Result<SignInAnswer>> Handle(
        Contracts.DeclareLock message,
        SecurityContext context,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (
            session is not { Stage: SignInStage.DeclareLock }
            || !session.IsLiveAt(clock.GetUtcNow())
            || message.Client.Brought is not { } brought
        )
        {
            return SecurityErrors.NotFound;
        }

        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        var from = message.Client with { Brought = brought with { DeclaresLock = true } };
        return await arrival.GoOn(context, account, session, SignInStage.Open, from, "device", ct);
    }
}
