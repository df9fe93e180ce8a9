using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CareNet.ServiceDefaults;

/// <summary>Traces, metrics and logs over OTLP, from the sources that the framework, Npgsql and CareNet have themselves.</summary>
public static class Telemetry
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql", "CareNet.*"];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime", "CareNet.*"];

    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        // Read once by the web host when it starts: without it, request spans have no route and no status.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddHostedService<TelemetryExport>();
        // Whether there is a target is asked when the provider is made: a test host adds its settings after this line.
        builder.Services.AddSingleton<ILoggerProvider>(services =>
            OtlpTarget.From(services.GetRequiredService<IConfiguration>()) is { } target
                ? new OtlpLogs(target, services.GetRequiredService<IConfiguration>())
                : NullLoggerProvider.Instance);
        return builder;
    }

    internal static ResourceBuilder Resource(IConfiguration configuration) =>
        ResourceBuilder.CreateDefault().AddService(configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "carenet-web");

    internal static TracerProvider Traces(OtlpTarget target, IConfiguration configuration) =>
        Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource(configuration)).AddSource(Sources)
            .AddProcessor(new DiscreetSpans()).AddOtlpExporter(options => target.Apply(options, "traces")).Build();

    internal static MeterProvider Metrics(OtlpTarget target, IConfiguration configuration) =>
        Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource(configuration)).AddMeter(Meters)
            .AddOtlpExporter(options => target.Apply(options, "metrics")).Build();
}
