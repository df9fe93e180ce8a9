using CareNet.Security.Contracts;

namespace CareNet.Web.Hosting;

/// <summary>How the node says that it lives, and how it goes.</summary>
public static class NodeLife
{
    private const string Alive = "/alive";
    private const string Health = "/health";

    public static bool IsProbe(HttpRequest request) => request.Path == Alive || request.Path == Health;

    public static void AddNodeLife(this IServiceCollection services)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
        services.AddSingleton<RequestsInFlight>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Drain>();
        services.AddHostedService<StarterWatch>();
    }

    public static void MapNodeLife(this WebApplication app)
    {
        app.MapGet(Alive, () => "alive").DisableRateLimiting().For(Who.Anyone);
        app.MapGet(Health, async (Readiness readiness) => await readiness.IsReadyAsync()
            ? Results.Text("ready")
            : Results.Text("unready", statusCode: StatusCodes.Status503ServiceUnavailable)).DisableRateLimiting().For(Who.Anyone);
    }
}
