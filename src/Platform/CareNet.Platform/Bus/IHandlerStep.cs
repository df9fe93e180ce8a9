namespace CareNet.Platform.Bus;

/// <summary>
/// What every handler has around it, taken from the call's service scope: authorisation in front, auditing inside the
/// transaction, and a way of its own for the record of a refusal or failure, whose transaction is gone.
/// </summary>
public interface IHandlerStep
{
    /// <summary>In front of the handler and of its transaction. An error is the answer, and the handler does not run.</summary>
    ValueTask<Error?> BeforeAsync(HandlerCall call, CancellationToken ct) => ValueTask.FromResult<Error?>(null);

    /// <summary>After a handler that succeeded, before its transaction commits. Throwing undoes the handler.</summary>
    ValueTask InsideAsync(HandlerCall call, CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>The call was refused, in front of the handler or by it; nothing of it was stored.</summary>
    ValueTask RefusedAsync(HandlerCall call, Error error, CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>The handler threw; nothing of it was stored. A queued message may come again.</summary>
    ValueTask FailedAsync(HandlerCall call, Exception exception, CancellationToken ct) => ValueTask.CompletedTask;
}
