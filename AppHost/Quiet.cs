using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareNet.AppHost;

/// <summary>The terminal shows CareNet's own sentences; Aspire's log only from a warning on, and signals are ours to handle.</summary>
public static class Quiet
{
    public static void BeQuiet(this IDistributedApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Warning",
                // Warns of unencrypted keys on the first start; what they protect is the dashboard's own.
                ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
                // Tells the loss of the orchestrator a hundred times; FrontDoor does so once. What else it knows is a resource's state.
                ["Logging:LogLevel:Aspire.Hosting.Dcp.DcpExecutor"] = "Critical",
                // A start that failed is said in one sentence of ours.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
            }
        );
        builder.Services.AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        // The host's own lifetime would stop everything at once on Ctrl-C; nodes and database are stopped one after the other.
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
    }

    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
