namespace CareNet.Platform.Bus;

/// <summary>
/// How modules talk. Inside a handler everything published or scheduled leaves with the handler's own commit, or not at all;
/// elsewhere it is stored at once. Who is asking travels in the message: a call has a service scope of its own.
/// </summary>
public interface IMessageBus
{
    /// <summary>Runs the one handler of a request that has no answer.</summary>
    Task InvokeAsync(object message, CancellationToken ct = default);

    /// <summary>Runs the one handler of a request and gives its answer, which is of exactly this type.</summary>
    Task<T> InvokeAsync<T>(object message, CancellationToken ct = default);

    /// <summary>Tells every handler of an event, each in its own transaction and with its own retries. Nobody listening is fine.</summary>
    ValueTask PublishAsync(object message);

    ValueTask ScheduleAsync(object message, DateTimeOffset at);

    ValueTask ScheduleAsync(object message, TimeSpan delay);
}
