using CareNet.Stack.BuiltIn.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Runtime;
using IMessageBus = CareNet.Platform.Bus.IMessageBus;

namespace CareNet.Stack.Full;

/// <summary>The platform's bus as one service scope sees it: inside a handler it adds to what leaves with the commit.</summary>
public sealed class WolverineBus(IMessageContext messaging, IServiceProvider services) : IMessageBus
{
    private Requests Requests => services.GetRequiredService<Requests>();

    public Task InvokeAsync(object message, CancellationToken ct = default) => Requests.InvokeAsync(message, ct);

    public Task<T> InvokeAsync<T>(object message, CancellationToken ct = default) => Requests.InvokeAsync<T>(message, ct);

    public ValueTask PublishAsync(object message) => SendAsync(message, null);

    public ValueTask ScheduleAsync(object message, DateTimeOffset at) => SendAsync(message, new() { ScheduledTime = at });

    public ValueTask ScheduleAsync(object message, TimeSpan delay) => SendAsync(message, new() { ScheduleDelay = delay });

    private async ValueTask SendAsync(object message, DeliveryOptions? how)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (services.GetRequiredService<HandlerGraph>().Of(message.GetType()).Count == 0)
        {
            return;
        }

        if (messaging is MessageContext { Transaction: not null } inside)
        {
            await inside.PublishAsync(message, how);
            return;
        }

        await services.GetRequiredService<Shipping>().SendAsync(alone => alone.PublishAsync(message, how), CancellationToken.None);
    }
}
