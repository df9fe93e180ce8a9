using CareNet.Security.Data;
using CareNet.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security;

/// <summary>The module's one entrance.</summary>
public static class SecurityModule
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddModuleContext<SecurityContext>(SecurityContext.Schema);
        return services;
    }
}
