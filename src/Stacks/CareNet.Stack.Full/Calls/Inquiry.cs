using CareNet.Platform;

namespace CareNet.Stack.Full;

/// <summary>A request on its way to its handler and back: which answer is wanted, and what became of it.</summary>
internal sealed class Inquiry(object message, Type? wanted, bool mayTryAgain)
{
    private static readonly AsyncLocal<Inquiry?> Open = new();

    public Type? Wanted { get; } = wanted;

    /// <summary>A transient error will be tried again, so it is no failure yet.</summary>
    public bool MayTryAgain { get; } = mayTryAgain;

    public object? Answer { get; set; }

    public Error? Refusal { get; set; }

    /// <summary>The one that this very message belongs to, whatever else runs in the same flow.</summary>
    public static Inquiry? About(object? message) => Open.Value is { } open && ReferenceEquals(open.Message, message) ? open : null;

    private object Message { get; } = message;

    /// <summary>For the calling method's own flow only: it ends with that method.</summary>
    public void Begin() => Open.Value = this;
}
