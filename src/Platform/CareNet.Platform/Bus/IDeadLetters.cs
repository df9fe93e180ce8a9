namespace CareNet.Platform.Bus;

/// <summary>Messages that were given up: for an operator to look at, to send again or to throw away.</summary>
public interface IDeadLetters
{
    /// <summary>Newest first, at most <paramref name="take"/> (up to 200); the last id of a page leads to the next one.</summary>
    Task<IReadOnlyList<DeadLetter>> ListAsync(string? messageType = null, Guid? after = null, int take = 50, CancellationToken ct = default);

    /// <summary>Sends one again with all its attempts before it. False: there is none of this id.</summary>
    Task<bool> ReplayAsync(Guid id, CancellationToken ct = default);

    /// <summary>Sends all of one message type again.</summary>
    Task<int> ReplayAllAsync(string messageType, CancellationToken ct = default);

    Task<bool> DiscardAsync(Guid id, CancellationToken ct = default);
}

/// <summary>
/// What is known about a message that was given up. The message itself and the exception's sentence are not here, as both may
/// hold personal data: the kind of error and the places in the code it passed have to do.
/// </summary>
public sealed record DeadLetter(
    Guid Id,
    string MessageType,
    string Handler,
    DateTimeOffset SentAt,
    DateTimeOffset DiedAt,
    int Attempts,
    int Crashes,
    string ErrorType,
    string ErrorPlace);
