using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Access;

/// <summary>The one question of every request: may this person reach this endpoint?</summary>
public sealed class EndpointAccess : IAuthorizationRequirement;

[Rule("misato/7", How = "enforce"), Rule("nishitokyo/7", How = "enforce"), Rule("miyazaki/overview", How = "enforce")]
[Rule("misato/notes-3-9", How = "enforce"), Rule("nishitokyo/notes-3-9", How = "enforce"), Rule("misato/form-3-2-3", How = "enforce")]
public sealed class EndpointAccessDecision(IHttpContextAccessor http, TimeProvider clock) : AuthorizationHandler<EndpointAccess>
{
    private static readonly ForAttribute Unclassified = new(Who.SignedIn);

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, EndpointAccess requirement)
    {
        var request = http.HttpContext!;
        // Where there is nothing, there is nothing to guard: the answer is 404 or 405 anyway.
        if (request.GetEndpoint() is not RouteEndpoint endpoint)
        {
            context.Succeed(requirement);
        }
        else if (Allows(request, endpoint))
        {
            if (await OwesFirst(request, endpoint))
            {
                request.Features.Set(new DutiesRequired());
            }
            else if (IsProofTooOld(request, endpoint))
            {
                request.Features.Set(new ProofRequired());
            }
            else
            {
                context.Succeed(requirement);
            }
        }
    }

    private static bool Allows(HttpContext request, Endpoint endpoint)
    {
        var wanted = (endpoint.Metadata.GetMetadata<ForAttribute>() ?? Unclassified).Who;
        if (wanted.Contains(Who.Anyone))
        {
            return true;
        }

        if (request.Features.Get<CurrentSession>() is not { } session)
        {
            return false;
        }

        if (session.Stage != SignInStage.Open)
        {
            return wanted.Contains(Who.SigningIn);
        }

        // A place that cannot be read is no place of anybody's.
        var (facility, region) = (Named(request, "facility"), Named(request, "region"));
        return (facility is null || FacilityId.TryParse(facility, null, out _))
            && (region is null || RegionCode.TryParse(region, null, out _))
            && wanted.Any(who =>
                session.Rights.Include(
                    who,
                    facility is null ? null : FacilityId.From(Guid.Parse(facility)),
                    region is null ? null : new RegionCode(region)
                )
            );
    }

    private static async Task<bool> OwesFirst(HttpContext request, Endpoint endpoint) =>
        request.Features.Get<CurrentSession>() is { Stage: SignInStage.Open, HasOpenDuties: true } session
        && endpoint.Metadata.GetMetadata<AllowWithOpenDutiesAttribute>() is null
        && endpoint.Metadata.GetMetadata<ForAttribute>()?.Who.Contains(Who.Anyone) is not true
        && await request.RequestServices.GetRequiredService<OpenDuties>().HindersAsync(session, request.RequestAborted);

    private bool IsProofTooOld(HttpContext http, Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RecentProofAttribute>() is { } asked
        && !(asked.ToAct && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        && http.Features.Get<CurrentSession>() is { Stage: SignInStage.Open } session
        && session.ProvedAt + RecentProofAttribute.Lasting < clock.GetUtcNow();

    private static string? Named(HttpContext request, string name) => request.GetRouteValue(name)?.ToString();
}

/// <summary>The person may, and is asked for the password first.</summary>
public sealed record ProofRequired;

/// <summary>The person may, once everything is done that the region asks for first.</summary>
public sealed record DutiesRequired;
