namespace CareNet.Stack.BuiltIn.Jobs;

/// <summary>What a node may want otherwise; the defaults are those of the product.</summary>
public sealed record JobOptions
{
    /// <summary>How often a node says that it lives.</summary>
    public TimeSpan CheckIn { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How much later than expected before others take over. With the check-in a killed node's job runs again after 10 to 13
    /// seconds, as its messages do; a stopped virtual machine or a slow database is not mistaken for a death so easily.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>A firing later than this was missed; all that were missed become one run.</summary>
    public TimeSpan MissedAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a node looks for runs that others asked for.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a run may go on when its node stops, before it is cut short and left to others.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Jobs that this node runs side by side.</summary>
    public int Workers { get; init; } = 4;
}
