using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Access;

internal static class AccessRegistration
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<SessionLookup>().AddSingleton<RefusalTrail>().AddScoped<CurrentUser>();
        services
            .AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddSingleton<IAuthorizationHandler, EndpointAccessDecision>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResults>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new EndpointAccess()).Build());
    }
}
