using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Jobs;
using CareNet.Policy;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Security.Tests;

/// <summary>A database and the program on it, with a clock that a test moves; shared by the tests of a class.</summary>
public sealed class SecurityHost : TestDatabase, IAsyncLifetime
{
    private CareNetApp? app;

    protected override bool IsUsedAgain => true;

    public TestClock Clock { get; } = new();

    public CareNetApp App => app ??= new(this) { Clock = Clock };

    public DateOnly Today => RegionTime.In("Asia/Tokyo", Clock).Today;

    /// <summary>The program as it is where a rule does not hold.</summary>
    public CareNetApp Under(PolicyBook policies) => new(this) { Clock = Clock, Policies = policies };

    /// <summary>With these rules of a region switched off.</summary>
    public CareNetApp Without(string region, params string[] rules) =>
        Under(Regions.Book.With(rules.Aggregate(Regions.Policy(region), (policy, rule) => policy.Without(rule))));

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await DisposeAsync();
    }

    public Task RunJobAsync(string job) => RunJobAsync(App, job);

    public Task RunJobAsync(CareNetApp on, string job) =>
        on.Services.GetRequiredService<JobRunner>().RunAsync(job, Clock.GetUtcNow().AddTicks(Random.Shared.Next()), "test", default);

    public Task<long> NoticesAsync(PersonId person, string kind) =>
        AskAsync<long>($"SELECT count(*) FROM platform.notices WHERE person = '{person}' AND kind = '{kind}'");

    public Task UntilToldAsync(PersonId person, string kind) =>
        Patience.Until(async () => await NoticesAsync(person, kind) > 0, $"the notice {kind}");

    /// <summary>Somebody waits for a row of this table that another transaction holds.</summary>
    public Task UntilSomebodyWaitsAsync(string table) =>
        Patience.Until(
            async () =>
                await AskAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{table}%'")
                > 0,
            "somebody waits"
        );

    /// <summary>Every notice that was published has arrived.</summary>
    public Task UntilQuietAsync() =>
        Patience.Until(
            async () =>
                await AskAsync<long>(
                    """
                    SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'
                        AND message_type LIKE '%NoticeDue%'
                    """
                ) == 0,
            "an empty queue"
        );
}

public static class Asking
{
    public static readonly AuditOrigin Somewhere = new("192.0.2.7", null, null);

    public static async Task PublishAsync(this CareNetApp app, object message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(message);
    }
}
