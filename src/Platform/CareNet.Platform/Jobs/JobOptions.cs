namespace CareNet.Platform.Jobs;

/// <summary>What a node may want otherwise; the defaults are those of the product.</summary>
public sealed record JobOptions
{
    /// <summary>A run of which nothing was heard for so long is taken over by others. Whole seconds, as Hangfire counts them.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a node looks for what is due and for runs that others asked for.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a run may go on when its node stops, before it is cut short and left to others.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Jobs that this node runs side by side.</summary>
    public int Workers { get; init; } = 4;
}
