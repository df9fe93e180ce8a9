using System.Diagnostics;
using System.Diagnostics.Metrics;
using CareNet.Stack.BuiltIn.Handlers;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>Counts and spans of the bus: names of handlers and kinds of outcome, never a message.</summary>
internal sealed class BusTelemetry : IDisposable
{
    public const string Name = "CareNet.Bus";
    private static readonly ActivitySource Source = new(Name);
    private readonly Meter meter = new(Name);
    private readonly Counter<long> handled;
    private readonly Counter<long> retries;
    private readonly Counter<long> dead;
    private readonly Histogram<double> duration;
    private long stored;
    private double oldest;

    public BusTelemetry(LocalQueue queue)
    {
        handled = meter.CreateCounter<long>("carenet.bus.handled");
        retries = meter.CreateCounter<long>("carenet.bus.retries");
        dead = meter.CreateCounter<long>("carenet.bus.dead");
        duration = meter.CreateHistogram<double>("carenet.bus.duration", "s");
        meter.CreateObservableGauge("carenet.bus.queue.local", () => queue.Waiting);
        meter.CreateObservableGauge("carenet.bus.queue.length", () => Interlocked.Read(ref stored));
        meter.CreateObservableGauge("carenet.bus.queue.oldest", () => Volatile.Read(ref oldest), "s");
    }

    public static Activity? Start(HandlerMethod handler, string? parent) => parent is null
        ? Source.StartActivity($"invoke {handler.Message.Name}", ActivityKind.Internal)
        : Source.StartActivity($"handle {handler.Message.Name}", ActivityKind.Consumer, parent);

    public void Measured(long messages, TimeSpan age)
    {
        Interlocked.Exchange(ref stored, messages);
        Volatile.Write(ref oldest, age.TotalSeconds);
    }

    public void Handled(HandlerMethod handler, TimeSpan took, string outcome)
    {
        var tags = new TagList { { "handler", handler.Name }, { "outcome", outcome } };
        handled.Add(1, tags);
        duration.Record(took.TotalSeconds, tags);
    }

    public void Retried(HandlerMethod handler) => retries.Add(1, new KeyValuePair<string, object?>("handler", handler.Name));

    public void Died(HandlerMethod handler) => dead.Add(1, new KeyValuePair<string, object?>("handler", handler.Name));

    public void Died(int messages) => dead.Add(messages, new KeyValuePair<string, object?>("handler", "crashed"));

    public void Dispose() => meter.Dispose();
}
