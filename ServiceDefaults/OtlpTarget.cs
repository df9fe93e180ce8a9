using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace CareNet.ServiceDefaults;

/// <summary>Where telemetry goes, as the standard variables say it. No endpoint: nothing leaves the process.</summary>
internal sealed record OtlpTarget(Uri Endpoint, OtlpExportProtocol Protocol)
{
    public static OtlpTarget? From(IConfiguration configuration)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint)
        {
            return null;
        }

        var overHttp = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] == "http/protobuf";
        return new(new Uri(endpoint), overHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc);
    }

    public void Apply(OtlpExporterOptions options, string signal)
    {
        options.Protocol = Protocol;
        // An endpoint that is set in code is used as it is; over HTTP each signal has a path of its own.
        options.Endpoint = Protocol == OtlpExportProtocol.HttpProtobuf
            ? new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/v1/{signal}")
            : Endpoint;
    }
}
