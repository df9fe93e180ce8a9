using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Access;

/// <summary>
/// Somebody in the middle of signing in is led on, as a visitor is; the framework would call both a known person forbidden.
/// </summary>
public sealed class AccessResults(RefusalTrail refusals) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        var isUnderway =
            context.Features.Get<CurrentSession>() is { Stage: not SignInStage.Open }
            || context.Features.Get<ProofRequired>() is not null
            || context.Features.Get<DutiesRequired>() is not null;
        if (authorizeResult.Forbidden && !isUnderway)
        {
            await refusals.NoteAsync(context);
        }

        await usual.HandleAsync(
            next,
            context,
            policy,
            authorizeResult.Forbidden && isUnderway ? PolicyAuthorizationResult.Challenge() : authorizeResult
        );
    }
}
