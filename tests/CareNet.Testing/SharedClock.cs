namespace CareNet.Testing;

/// <summary>The clock of a host that several tests use in turn: it shows the time of whichever test has the host now.</summary>
internal sealed class SharedClock : TimeProvider
{
    public TimeProvider Shown { get; set; } = System;

    public override DateTimeOffset GetUtcNow() => Shown.GetUtcNow();
}
