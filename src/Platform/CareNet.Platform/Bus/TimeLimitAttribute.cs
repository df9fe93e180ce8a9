namespace CareNet.Platform.Bus;

/// <summary>How long a handler may take in a queue before its token is cancelled, where the usual limit does not fit.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TimeLimitAttribute(int seconds) : Attribute
{
    public TimeSpan Limit { get; } = TimeSpan.FromSeconds(seconds);
}
