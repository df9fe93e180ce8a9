using Wolverine;
using Wolverine.Runtime;
using IMessageBus = CareNet.Platform.Bus.IMessageBus;

namespace CareNet.Stack.Full;

/// <summary>
/// The platform's bus as one service scope sees it: inside a handler it adds to what leaves with the commit.
/// Wolverine hands in the handler's own context where its written code makes the services; public for that code.
/// </summary>
public sealed class WolverineBus(IMessageContext messaging, HandlerParts parts) : IMessageBus
{
    public Task InvokeAsync(object message, CancellationToken ct = default) => parts.Requests.InvokeAsync(message, ct);

    public Task<T> InvokeAsync<T>(object message, CancellationToken ct = default) => parts.Requests.InvokeAsync<T>(message, ct);

    public ValueTask PublishAsync(object message) => SendAsync(message, null);

    public ValueTask ScheduleAsync(object message, DateTimeOffset at) => SendAsync(message, new() { ScheduledTime = at });

    public ValueTask ScheduleAsync(object message, TimeSpan delay) => SendAsync(message, new() { ScheduleDelay = delay });

    private async ValueTask SendAsync(object message, DeliveryOptions? how)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (parts.Handlers.Of(message.GetType()).Count == 0)
        {
            return;
        }

        if ((messaging as MessageContext is { Transaction: not null } given ? given : HandlerRun.Around) is { } inside)
        {
            await parts.Queues.PublishAsync(inside, message, how);
            return;
        }

        await parts.Shipping.SendAsync(alone => parts.Queues.PublishAsync(alone, message, how), CancellationToken.None);
    }
}
