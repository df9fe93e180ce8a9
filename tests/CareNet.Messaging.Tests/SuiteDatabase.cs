using CareNet.Messaging.Node.Suite;
using CareNet.Testing;

namespace CareNet.Messaging.Tests;

/// <summary>A migrated database with the suite's own tables beside the stack's.</summary>
public sealed class SuiteDatabase : TestDatabase, IAsyncLifetime
{
    /// <summary>Where no time is promised, a starved machine is no failure.</summary>
    public static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Node.StackUnderTest.PrepareAsync(OwnerConnection);
        await RunAsync(OwnerConnection, SuiteTables.Create);
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
        Patience.Until(async () => await AskAsync<long>(Node.StackUnderTest.CountStored) == 0, "an empty queue", atMost ?? LongEnough);
}
