namespace CareNet.Platform.Jobs;

public enum JobOutcome
{
    Running,
    Done,
    Failed,

    /// <summary>The node died or left in the middle; another run for the same time follows.</summary>
    Abandoned,
}
