using CareNet.Platform.Data;
using CareNet.Registration;
using CareNet.Security;
#if !STACK_FULL
using CareNet.Stack.BuiltIn;
using CareNet.Stack.BuiltIn.Jobs;
#endif

namespace CareNet.Web.Hosting;

/// <summary>Which engine runs under the contracts: the only place in the node that knows.</summary>
internal static class CompositionOfStack
{
    public static IServiceCollection AddStack(this IServiceCollection services, IConfiguration configuration)
    {
#if !STACK_FULL
        services.AddBuiltInStack(typeof(PlatformContext).Assembly, typeof(RegistrationModule).Assembly, typeof(SecurityModule).Assembly);
        services.AddBuiltInJobs();
        if (!configuration.GetValue("Jobs:Scheduled", true))
        {
            // One process holds one scheduler: test hosts that share a process keep no timetable.
            services.WithoutScheduler();
        }
#endif
        return services;
    }
}
