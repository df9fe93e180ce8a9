using CareNet.Platform.Data;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Registration;

/// <summary>The module's one entrance.</summary>
public static class RegistrationModule
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) =>
        services
            .AddModuleContext<RegistrationContext>(RegistrationContext.Schema)
            .AddScoped<RegistrationAccess>()
            .AddFacilities()
            .AddPeople();
}
