using CareNet.Platform.Data;
using CareNet.Platform.Jobs;
using CareNet.Security.Access;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.WhenStandingChanges;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security;

/// <summary>The module's one entrance.</summary>
public static class SecurityModule
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddModuleContext<SecurityContext>(SecurityContext.Schema);
        services.AddOptions<SecurityOptions>().BindConfiguration("Security");
        services.AddAccess();
        services.AddSingleton<LiveSessions>().AddScoped<StandingCopy>();
        // Somebody's earlier sign-ins can be looked at for a while.
        services.AddPurge("security.sessions", "expires_at", TimeSpan.FromDays(90));
        return services;
    }
}
