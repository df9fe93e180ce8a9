using System.Collections.Concurrent;

namespace CareNet.Platform.Messaging;

/// <summary>
/// The refusals of handlers while one request was answered. Pages show a refusal in many ways, so the place that records attempts at what
/// is not one's own asks here and not the answer. Handlers of queued messages belong to no request and are not collected.
/// </summary>
public static class RequestRefusals
{
    private static readonly AsyncLocal<ConcurrentQueue<Error>?> Collected = new();

    /// <summary>From now on, for whatever this flow of control invokes.</summary>
    public static IReadOnlyCollection<Error> Collect() => Collected.Value = [];

    /// <summary>Called by the code that Wolverine generates around handlers.</summary>
    public static void Note(Result refused) => Collected.Value?.Enqueue(refused.Error!);
}
