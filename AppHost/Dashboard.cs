using Microsoft.Extensions.Configuration;

namespace CareNet.AppHost;

/// <summary>Aspire's dashboard on this machine only, over plain HTTP.</summary>
public static class Dashboard
{
    // Aspire's usual port for a CareNet on its usual port. Others are as far apart, so that runs that start at once choose different ones.
    private const int UsualPort = 18888;
    private const int Apart = UsualPort - RunOptions.UsualPort;

    /// <returns>The address to open, with the token that signs in.</returns>
    public static string AddDashboard(this IDistributedApplicationBuilder builder, int servedPort)
    {
        var page = Ports.NextFree(servedPort + Apart < 65000 ? servedPort + Apart : UsualPort, servedPort);
        var telemetry = Ports.NextFree(page + 1, servedPort);
        var resources = Ports.NextFree(telemetry + 1, servedPort);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ASPNETCORE_URLS"] = Local(page),
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = Local(telemetry),
                ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = Local(resources),
                ["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "false",
                // Otherwise every run leaves a file in the home folder with what the dashboard showed, passwords included.
                ["ASPIRE_DASHBOARD_PERSISTENCE_MODE"] = "None",
                // Nothing is asked of or told to anybody outside.
                ["ASPIRE_DASHBOARD_TELEMETRY_OPTOUT"] = "true",
                ["ASPIRE_VERSION_CHECK_DISABLED"] = "true",
            }
        );
        return $"http://localhost:{page}/login?t={builder.Configuration["AppHost:BrowserToken"]}";
    }

    private static string Local(int port) => $"http://127.0.0.1:{port}";
}
