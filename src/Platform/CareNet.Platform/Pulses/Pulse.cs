namespace CareNet.Platform.Pulses;

/// <summary>
/// A beat that an operator or a fault test sends through the whole machinery: request, key, commit, message, another commit.
/// </summary>
public sealed class Pulse
{
    public PulseId Id { get; init; }

    public DateTimeOffset SentAt { get; init; }
}

/// <summary>That a beat came out at the other end. There is exactly one for each, whatever died on the way.</summary>
public sealed class PulseArrival
{
    /// <summary>Its own number, not the pulse's: a beat that arrived twice must be seen, not prevented.</summary>
    public long Number { get; init; }

    public PulseId Pulse { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Node { get; init; }
}
