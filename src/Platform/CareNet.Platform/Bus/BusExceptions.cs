namespace CareNet.Platform.Bus;

/// <summary>A request was invoked that nobody handles.</summary>
public sealed class NoHandlerException(Type message) : InvalidOperationException($"{message.FullName} has no handler.");

/// <summary>A request was invoked for an answer that its handler does not give.</summary>
public sealed class WrongAnswerException(string text) : InvalidOperationException(text);

/// <summary>A step refused a request whose handler has no Result to say so with. Only the code is in its text.</summary>
public sealed class RefusedException(Error error) : InvalidOperationException($"Refused with {error.Code}.")
{
    public Error Error { get; } = error;
}

/// <summary>The connection broke during the commit: the call may have happened or not, so it is not tried again.</summary>
public sealed class CommitInDoubtException(Exception cause) : InvalidOperationException("It is not known whether the commit happened.", cause);

/// <summary>Handlers that could not work, found when the node starts.</summary>
public sealed class BusSetupException(IReadOnlyList<string> problems)
    : InvalidOperationException("The message bus cannot start:" + string.Concat(problems.Select(p => "\n- " + p)))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
