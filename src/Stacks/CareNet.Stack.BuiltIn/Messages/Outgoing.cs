using System.Diagnostics;
using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Handlers;

namespace CareNet.Stack.BuiltIn.Messages;

/// <summary>What one call wants to send: nothing leaves before its commit.</summary>
internal sealed class Outgoing(HandlerGraph handlers, TimeProvider clock)
{
    private readonly List<Envelope> envelopes = [];

    public IReadOnlyList<Envelope> Envelopes => envelopes;

    public bool IsEmpty => envelopes.Count == 0;

    public void Publish(object message) => Add(message, clock.GetUtcNow(), scheduled: false);

    public void Schedule(object message, TimeSpan delay) => Schedule(message, clock.GetUtcNow() + delay);

    public void Schedule(object message, DateTimeOffset at) => Add(message, at, scheduled: at > clock.GetUtcNow());

    public void Clear() => envelopes.Clear();

    private void Add(object message, DateTimeOffset due, bool scheduled)
    {
        ArgumentNullException.ThrowIfNull(message);
        var listeners = handlers.Of(message.GetType());
        if (listeners.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var body = MessageJson.Write(message);
        var key = (message as IOrderedBy)?.OrderKey;
        foreach (var handler in listeners)
        {
            envelopes.Add(new Envelope
            {
                Id = Guid.CreateVersion7(now),
                Handler = handler,
                Body = body,
                DueAt = due.ToUniversalTime(),
                CreatedAt = now,
                OrderKey = key,
                Parked = scheduled && key is not null,
                TraceParent = Activity.Current?.Id,
            });
        }
    }
}
