using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Messages;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>The bus as one service scope sees it: inside a handler it adds to what leaves with the commit.</summary>
internal sealed class ScopedBus(CallScope call, Invoker invoker, Shipping shipping, HandlerGraph handlers, TimeProvider clock) : IMessageBus
{
    public Task InvokeAsync(object message, CancellationToken ct = default) => invoker.InvokeAsync(message, null, ct);

    public async Task<T> InvokeAsync<T>(object message, CancellationToken ct = default) =>
        (T)(await invoker.InvokeAsync(message, typeof(T), ct))!;

    public ValueTask PublishAsync(object message) => SendAsync(outgoing => outgoing.Publish(message));

    public ValueTask ScheduleAsync(object message, DateTimeOffset at) => SendAsync(outgoing => outgoing.Schedule(message, at));

    public ValueTask ScheduleAsync(object message, TimeSpan delay) => SendAsync(outgoing => outgoing.Schedule(message, delay));

    private async ValueTask SendAsync(Action<Outgoing> add)
    {
        if (call.Outgoing is { } outgoing)
        {
            add(outgoing);
            return;
        }

        var alone = new Outgoing(handlers, clock);
        add(alone);
        await shipping.SendAsync(alone, CancellationToken.None);
    }
}
