using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors;

public static class PostponeFactorHandler
{
    public static async Task<Result<SignInAnswer>> Handle(
        PostponeFactor message,
        SecurityContext context,
        SecuritySettingsStore settings,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is not { Stage: SignInStage.SetUpFactor })
        {
            return SecurityErrors.NotFound;
        }

        var account = await context.Set<Account>().SingleAsync(a => a.Person == message.Person, ct);
        if (await settings.RequiresFactor(context, account, ct))
        {
            return SecurityErrors.FactorRequired;
        }

        account.PostponeFactor(clock.GetUtcNow());
        return await arrival.GoOn(
            context,
            account,
            session,
            await arrival.NextAfter(context, account, hasProvedFactor: true, ct),
            message.Client,
            "password",
            ct
        );
    }
}
