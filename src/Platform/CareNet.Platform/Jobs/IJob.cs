namespace CareNet.Platform.Jobs;

/// <summary>
/// A recurring job: a plain class of its module, built anew from a service scope of its own for every run. One job never
/// runs twice at once, on whatever number of nodes. A run may be cut short and run again: what must happen once is a step
/// of the <see cref="JobRun"/>. A job works from the state it finds, not from the time of its last run: after a
/// downtime it runs once, however often it was missed.
/// </summary>
public interface IJob
{
    static abstract JobSchedule Schedule { get; }

    Task RunAsync(JobRun run, CancellationToken ct);
}
