using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CareNet.Platform.Jobs;

/// <summary>Counts and spans of jobs: ids of jobs and kinds of outcome.</summary>
public sealed class JobTelemetry : IDisposable
{
    public const string Name = "CareNet.Jobs";
    private static readonly ActivitySource Source = new(Name);
    private readonly Meter meter = new(Name);
    private readonly Counter<long> runs;
    private readonly Counter<long> failures;
    private readonly Histogram<double> duration;

    public JobTelemetry()
    {
        runs = meter.CreateCounter<long>("carenet.jobs.runs");
        failures = meter.CreateCounter<long>("carenet.jobs.failures");
        duration = meter.CreateHistogram<double>("carenet.jobs.duration", "s");
    }

    public void Dispose() => meter.Dispose();

    internal Activity? Start(string job) => Source.StartActivity($"job {job}", ActivityKind.Internal);

    internal void Ended(string job, JobOutcome outcome, TimeSpan took)
    {
        var tags = new TagList { { "job", job }, { "outcome", outcome.ToString().ToLowerInvariant() } };
        runs.Add(1, tags);
        duration.Record(took.TotalSeconds, tags);
        if (outcome == JobOutcome.Failed)
        {
            failures.Add(1, new KeyValuePair<string, object?>("job", job));
        }
    }
}
