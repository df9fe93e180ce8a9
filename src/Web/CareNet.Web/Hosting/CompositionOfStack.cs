using CareNet.Platform.Data;
#if !STACK_FULL
using CareNet.Stack.BuiltIn;
#endif

namespace CareNet.Web.Hosting;

/// <summary>Which engine runs under the contracts: the only place in the node that knows.</summary>
internal static class CompositionOfStack
{
    public static IServiceCollection AddStack(this IServiceCollection services)
    {
#if !STACK_FULL
        services.AddBuiltInStack(typeof(PlatformContext).Assembly);
#endif
        return services;
    }
}
