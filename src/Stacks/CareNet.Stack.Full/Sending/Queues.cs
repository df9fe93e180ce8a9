using System.Diagnostics;
using CareNet.Stack.BuiltIn.Handlers;
using JasperFx.Core.Reflection;
using Wolverine;
using Wolverine.Runtime;
using Wolverine.Transports;
using Wolverine.Util;

namespace CareNet.Stack.Full;

/// <summary>
/// The way of a message into the queues of its handlers. A process that only sends has no queues, as Wolverine would run
/// what lies in them; it addresses its messages itself and leaves them to any node.
/// </summary>
internal sealed class Queues(HandlerGraph handlers, TimeProvider clock, bool works)
{
    public async ValueTask PublishAsync(MessageContext messaging, object message, DeliveryOptions? how)
    {
        if (works)
        {
            await messaging.PublishAsync(message, how);
            return;
        }

        foreach (var handler in handlers.Of(message.GetType()))
        {
            await messaging.Transaction!.PersistIncomingAsync(Address(messaging.Runtime, handler, message, how));
        }
    }

    private Envelope Address(IWolverineRuntime runtime, HandlerMethod handler, object message, DeliveryOptions? how)
    {
        var serializer = runtime.Options.DefaultSerializer;
        var due = how?.ScheduledTime ?? clock.GetUtcNow() + how?.ScheduleDelay;
        return new Envelope(message)
        {
            Destination = new Uri($"{TransportConstants.Local}://{NameOf(handler)}"),
            Serializer = serializer,
            ContentType = serializer.ContentType,
            ScheduledTime = due,
            Status = due > clock.GetUtcNow() ? EnvelopeStatus.Scheduled : EnvelopeStatus.Incoming,
            OwnerId = TransportConstants.AnyNode,
            SentAt = clock.GetUtcNow(),
            ParentId = Activity.Current?.Id,
        };
    }

    /// <summary>As Wolverine names them: after the message, or after the handler where there are several.</summary>
    private string NameOf(HandlerMethod handler) => handlers.Of(handler.Message).Count > 1
        ? handler.Handler.FullNameInCode().ToLowerInvariant()
        : handler.Message.ToMessageTypeName().Replace('+', '.').ToLowerInvariant();
}
