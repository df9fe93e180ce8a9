namespace CareNet.Platform.Jobs;

/// <summary>Jobs by hand.</summary>
public interface IJobs
{
    /// <summary>Runs a job soon, on whichever node is free, besides its schedule; after the run that is going on, if there is one.</summary>
    Task<Result> RunNowAsync(string job, CancellationToken ct = default);
}
