using CareNet.Security.Contracts;
using CareNet.ServiceDefaults;

namespace CareNet.Web.Hosting;

/// <summary>The endpoints by which the node says that it lives, and the services with which it stops.</summary>
public static class NodeLife
{
    public static void AddNodeLife(this IServiceCollection services)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
        services.AddSingleton<RequestsInFlight>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Drain>();
        services.AddHostedService<ParentProcessWatch>();
    }

    public static void MapNodeLife(this WebApplication app)
    {
        app.MapGet(Probes.Alive, () => "alive").DisableRateLimiting().For(Who.Anyone);
        app.MapGet(
                Probes.Health,
                async (Readiness readiness) =>
                    await readiness.IsReadyAsync()
                        ? Results.Text("ready")
                        : Results.Text("unready", statusCode: StatusCodes.Status503ServiceUnavailable)
            )
            .DisableRateLimiting()
            .For(Who.Anyone);
    }
}
