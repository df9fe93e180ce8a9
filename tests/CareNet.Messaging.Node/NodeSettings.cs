namespace CareNet.Messaging.Node;

/// <summary>What a test asks of a node beside the product's own settings.</summary>
public sealed record NodeSettings(string Connection, IReadOnlyList<Type> Handlers)
{
    /// <summary>The waits between the attempts of a queued message, short so that a test need not wait for minutes.</summary>
    public TimeSpan[] Waits { get; init; } = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(120)];

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(20);
}
