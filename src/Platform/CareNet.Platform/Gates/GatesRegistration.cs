using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Gates;

public static class GatesRegistration
{
    public static IServiceCollection AddGates(this IServiceCollection services) =>
        services.AddSingleton<GateHolds>().AddSingleton<SharingGate>().AddSingleton<AccessGate>();
}
