using CareNet.Stack.BuiltIn.Running;

namespace CareNet.Stack.Full;

/// <summary>
/// A queued handler failed. Wolverine stores and logs the sentence of this exception, so it holds kinds and places only;
/// the handler's own exception is not in it.
/// </summary>
public sealed class HandlerFailedException : Exception
{
    private const char Between = '\u001f';

    internal HandlerFailedException(ErrorTrace trace, int attempts, DateTimeOffset at)
        : base(Sentence(trace, attempts, 0, at))
    {
    }

    internal static string Sentence(ErrorTrace trace, int attempts, int crashes, DateTimeOffset at) =>
        string.Join(Between, trace.Type, attempts, crashes, at.ToUnixTimeMilliseconds(), trace.Place);

    internal static (string Type, int Attempts, int Crashes, DateTimeOffset? At, string Place)? Read(string sentence) =>
        sentence.Split(Between) is [var type, var attempts, var crashes, var at, var place]
            ? (type, int.Parse(attempts, null), int.Parse(crashes, null), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, null)), place)
            : null;
}

/// <summary>Too many processes died with this message for another to be risked.</summary>
public sealed class DeadlyException : Exception
{
    internal DeadlyException(int attempts, int crashes, DateTimeOffset at)
        : base(HandlerFailedException.Sentence(new(typeof(DeadlyException).FullName!, ""), attempts, crashes, at))
    {
    }
}

/// <summary>An invoked handler failed: its exception goes to the caller, and no policy of the queues sees it.</summary>
public sealed class RequestFailedException(Exception failure) : Exception("The handler of a request failed.")
{
    internal Exception Failure { get; } = failure;
}

/// <summary>The envelope was handled before, or is another node's by now.</summary>
public sealed class NotOursException() : Exception("The envelope is not this node's.");

/// <summary>An earlier message of its key is not done.</summary>
public sealed class NotYetException() : Exception("It is not this message's turn.");

/// <summary>The database went away under the handler, which is not the handler's failure.</summary>
public sealed class OutageException() : Exception("The database is away.");
