using System.Diagnostics;
using System.Diagnostics.Metrics;
using CareNet.Stack.BuiltIn.Handlers;

namespace CareNet.Stack.Full;

/// <summary>The platform's own counts and spans beside Wolverine's: names of handlers and kinds of outcome, never a message.</summary>
internal sealed class BusTelemetry : IDisposable
{
    public const string Name = "CareNet.Bus";
    private static readonly ActivitySource Source = new(Name);
    private readonly Meter meter = new(Name);
    private readonly Counter<long> handled;
    private readonly Counter<long> retries;
    private readonly Histogram<double> duration;
    private long stored;

    public BusTelemetry()
    {
        handled = meter.CreateCounter<long>("carenet.bus.handled");
        retries = meter.CreateCounter<long>("carenet.bus.retries");
        duration = meter.CreateHistogram<double>("carenet.bus.duration", "s");
        meter.CreateObservableGauge("carenet.bus.queue.length", () => Interlocked.Read(ref stored));
    }

    public static Activity? Start(HandlerMethod handler, bool queued) => queued
        ? Source.StartActivity($"handle {handler.Message.Name}", ActivityKind.Consumer)
        : Source.StartActivity($"invoke {handler.Message.Name}", ActivityKind.Internal);

    public void Measured(long messages) => Interlocked.Exchange(ref stored, messages);

    public void Handled(HandlerMethod handler, TimeSpan took, string outcome)
    {
        var tags = new TagList { { "handler", handler.Name }, { "outcome", outcome } };
        handled.Add(1, tags);
        duration.Record(took.TotalSeconds, tags);
    }

    public void Retried(HandlerMethod handler) => retries.Add(1, new KeyValuePair<string, object?>("handler", handler.Name));

    public void Dispose() => meter.Dispose();
}
