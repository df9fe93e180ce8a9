using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CareNet.ServiceDefaults;

/// <summary>Owns the exporters: made before the first request, flushed when the node stops.</summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private readonly Lock gate = new();
    private readonly List<IDisposable> owned = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (OtlpTarget.From(configuration) is { } target)
        {
            var discreet = DiscreetSpans.WithoutExceptionMessages();
            ActivitySource.AddActivityListener(discreet);
            owned.AddRange([Telemetry.Traces(target, configuration), Telemetry.Metrics(target, configuration), discreet]);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, CancellationToken.None);

    public void Dispose()
    {
        // A host may be told to stop twice at once; whoever comes second waits until everything is flushed.
        lock (gate)
        {
            owned.ForEach(one => one.Dispose());
            owned.Clear();
        }
    }
}
