using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Bus;

/// <summary>For code outside handlers: changes of a context and messages that are stored in one transaction.</summary>
public abstract class Outbox<TContext>
    where TContext : DbContext
{
    public abstract TContext Context { get; }

    public abstract ValueTask PublishAsync(object message);

    public abstract ValueTask ScheduleAsync(object message, DateTimeOffset at);

    public abstract ValueTask ScheduleAsync(object message, TimeSpan delay);

    /// <summary>Saves, stores the messages, commits (also a transaction that the caller began) and hands the messages on.</summary>
    public abstract Task SaveChangesAndFlushAsync(CancellationToken ct = default);
}
