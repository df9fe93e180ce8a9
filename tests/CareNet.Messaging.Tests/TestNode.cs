using CareNet.Messaging.Node;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;
using Wolverine.EntityFrameworkCore;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace CareNet.Messaging.Tests;

/// <summary>A node inside the test process, called from outside any handler.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly IHost host;
    private bool stopped;

    private TestNode(IHost host) => this.host = host;

    public static async Task<TestNode> StartAsync(NodeSettings settings, Action<IServiceCollection>? more = null)
    {
        var node = new TestNode(NodeHost.Build(settings, more));
        await node.host.StartAsync();
        return node;
    }

    public IServiceProvider Services => host.Services;

    public IDeadLetters DeadLetters => host.Services.GetRequiredService<IMessageStore>().DeadLetters;

    public async Task<IReadOnlyList<DeadLetterEnvelope>> LettersAsync(Type? message = null) =>
        (await DeadLetters.QueryAsync(new() { MessageType = message?.FullName, Replayable = false }, default)).Envelopes;

    /// <summary>Waits for the one dead letter of this message type.</summary>
    public async Task<DeadLetterEnvelope> LetterAsync(Type message)
    {
        await Patience.Until(async () => (await LettersAsync(message)).Count == 1, "the dead letter", SuiteDatabase.LongEnough);
        return (await LettersAsync(message))[0];
    }

    public Task ReplayAsync(params Guid[] letters) => DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery(letters), default);

    public Task DiscardAsync(params Guid[] letters) => DeadLetters.DiscardAsync(new DeadLetterEnvelopeQuery(letters), default);

    public Task InvokeAsync(object message, CancellationToken ct = default) =>
        WithBusAsync(async bus =>
        {
            await bus.InvokeAsync(message, ct);
            return true;
        });

    public Task<T> InvokeAsync<T>(object message, CancellationToken ct = default) => WithBusAsync(bus => bus.InvokeAsync<T>(message, ct));

    public Task PublishAsync(params object[] messages) =>
        WithBusAsync(async bus =>
        {
            foreach (var message in messages)
            {
                await bus.PublishAsync(message);
            }

            return true;
        });

    public Task ScheduleAsync(object message, TimeSpan delay) =>
        WithBusAsync(async bus =>
        {
            await bus.ScheduleAsync(message, delay);
            return true;
        });

    /// <summary>Sends all of them in one transaction.</summary>
    public async Task FlushAsync<TContext>(IEnumerable<object> messages, Action<TContext>? change = null)
        where TContext : DbContext
    {
        await using var scope = host.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<IDbContextOutbox<TContext>>();
        change?.Invoke(outbox.DbContext);
        foreach (var message in messages)
        {
            await outbox.PublishAsync(message);
        }

        await outbox.SaveChangesAndFlushMessagesAsync();
    }

    public async Task StopAsync()
    {
        stopped = true;
        await host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!stopped)
        {
            await StopAsync();
        }

        host.Dispose();
    }

    private async Task<T> WithBusAsync<T>(Func<IMessageBus, Task<T>> use)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<IMessageBus>());
    }
}
