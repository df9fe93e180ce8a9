using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CareNet.ServiceDefaults;

/// <summary>Traces, metrics and logs, sent where the standard <c>OTEL_EXPORTER_OTLP_…</c> variables say.</summary>
public static class Telemetry
{
    private static readonly string[] Sources = ["CareNet.*", "Wolverine*", "Npgsql"];

    /// <summary>
    /// Without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> nothing is measured, nothing leaves the process and the start costs nothing.
    /// </summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            // A method of its own, so that the packages are loaded only where they are used.
            Export(builder, builder.Configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "carenet-web");
        }

        return builder;
    }

    private static void Export(IHostApplicationBuilder builder, string service)
    {
        // Scopes stay here: the framework's hold the addresses that were asked for.
        builder.Logging.AddOpenTelemetry(logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, false));
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, autoGenerateServiceInstanceId: false))
            .WithTracing(traces =>
                traces
                    .AddSource(Sources)
                    .AddAspNetCoreInstrumentation(web => web.Filter = http => !Probes.Contain(http.Request))
                    .AddHttpClientInstrumentation()
                    .AddProcessor(_ => new RedactingSpans())
            )
            .WithMetrics(metrics =>
                metrics.AddMeter(Sources).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation()
            )
            .UseOtlpExporter();
    }
}
