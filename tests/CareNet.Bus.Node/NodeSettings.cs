namespace CareNet.Bus.Node;

/// <summary>What a test asks of a node, in words that every stack understands.</summary>
public sealed record NodeSettings(string Connection, IReadOnlyList<Type> Handlers)
{
    /// <summary>False: it sends and invokes, and works on no queue.</summary>
    public bool Works { get; init; } = true;

    public IReadOnlyList<TimeSpan> CoolDowns { get; init; } =
        [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(120)];

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Messages a node may hold in memory at once.</summary>
    public int Capacity { get; init; } = 2000;
}
