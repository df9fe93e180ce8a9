using CareNet.Messaging.Node;
using CareNet.Messaging.Node.Suite;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;
using Wolverine.Transports;
using Wolverine.Util;

namespace CareNet.Messaging.Tests;

/// <summary>A migrated database with the suite's own tables beside Wolverine's.</summary>
public sealed class SuiteDatabase : TestDatabase, IAsyncLifetime
{
    /// <summary>Where no time is promised, a slow machine is no failure.</summary>
    public static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);

    /// <summary>Messages that still have to run, those on their way back from the dead letters included.</summary>
    public const string CountStored = """
        SELECT (SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled')
            + (SELECT count(*) FROM wolverine.wolverine_dead_letters WHERE replayable)
        """;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await RunAsync(OwnerConnection, SuiteTables.Create);
    }

    /// <summary>Stores messages that belong to no node, as a node that died or stopped leaves them to the others.</summary>
    public Task StoreAsync(params IEnumerable<object> messages) => StoreAsync(due: null, messages);

    public Task StoreScheduledAsync(DateTimeOffset due, object message) => StoreAsync(due, [message]);

    private async Task StoreAsync(DateTimeOffset? due, IEnumerable<object> messages)
    {
        using var host = NodeHost.Build(new(AppConnection, []));
        var serializer = host.Services.GetRequiredService<IWolverineRuntime>().Options.DefaultSerializer;
        var envelopes = messages.Select(message => new Envelope(message)
        {
            Destination = new Uri($"{TransportConstants.Local}://{message.GetType().ToMessageTypeName().ToLowerInvariant()}"),
            Serializer = serializer,
            ContentType = serializer.ContentType,
            ScheduledTime = due,
            Status = due is null ? EnvelopeStatus.Incoming : EnvelopeStatus.Scheduled,
            OwnerId = TransportConstants.AnyNode,
            SentAt = DateTimeOffset.UtcNow,
        });
        await host.Services.GetRequiredService<IMessageStore>().Inbox.StoreIncomingAsync(envelopes.ToList());
    }

    /// <summary>How often this was done and committed.</summary>
    public Task<long> DeedsAsync(string what, string key) =>
        AskAsync<long>($"SELECT count(*) FROM suite.deeds WHERE what = '{what}' AND key = '{key}'");

    /// <summary>How often this was begun, whatever became of it.</summary>
    public Task<long> AttemptsAsync(string what, string key) =>
        AskAsync<long>($"SELECT count(*) FROM suite.attempts WHERE what = '{what}' AND key = '{key}'");

    public async Task<int[]> NumbersAsync(string what, string key) =>
        await AskAsync<int[]>($"SELECT array_agg(number ORDER BY seq) FROM suite.deeds WHERE what = '{what}' AND key = '{key}'") ?? [];

    public Task UntilDone(string what, string key, long times = 1, TimeSpan? atMost = null) =>
        Patience.Until(async () => await DeedsAsync(what, key) >= times, $"{times} × {what} {key}", atMost ?? LongEnough);

    public Task UntilTried(string what, string key, long times = 1, TimeSpan? atMost = null) =>
        Patience.Until(async () => await AttemptsAsync(what, key) >= times, $"{times} tries of {what} {key}", atMost ?? LongEnough);

    /// <summary>Until nothing is stored: whatever was going to happen has happened.</summary>
    public Task UntilQuiet(TimeSpan? atMost = null) =>
        Patience.Until(async () => await AskAsync<long>(CountStored) == 0, "an empty queue", atMost ?? LongEnough);

    /// <summary>Each number from 0 was done once and none twice, by the message and by the event that it published.</summary>
    public async Task EachDoneOnceAsync(string key, int messages, params string[] deeds)
    {
        foreach (var what in deeds)
        {
            var done = await NumbersAsync(what, key);
            Enumerable.Range(0, messages).Except(done).ShouldBeEmpty($"Lost: {what}");
            done.GroupBy(number => number).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty($"Done twice: {what}");
        }
    }
}
