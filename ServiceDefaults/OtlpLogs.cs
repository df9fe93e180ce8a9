using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace CareNet.ServiceDefaults;

/// <summary>The node's own log lines over OTLP; scopes stay at home, the framework's hold request paths.</summary>
[ProviderAlias("Otlp")]
internal sealed class OtlpLogs(OtlpTarget target, IConfiguration configuration) : ILoggerProvider
{
    private readonly ILoggerFactory inner = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
    {
        options.IncludeScopes = false;
        options.IncludeFormattedMessage = true;
        options.SetResourceBuilder(Telemetry.Resource(configuration));
        options.AddOtlpExporter(otlp => target.Apply(otlp, "logs"));
    }));

    public ILogger CreateLogger(string categoryName) => inner.CreateLogger(categoryName);

    public void Dispose() => inner.Dispose();
}
