using System.Collections.Concurrent;
using CareNet.Platform.Data;
using CareNet.Registration.Governance;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace CareNet.Testing;

/// <summary>A migrated database of its own for one test class (as a class fixture) or one test.</summary>
public class TestDatabase : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<Type, ConcurrentBag<(string Name, CareNetHost? Host)>> Left = new();
    private readonly ConcurrentDictionary<string, NpgsqlDataSource> sources = new();
    private readonly Dictionary<string, CareNetHost> named = [];
    private TestCluster? cluster;
    private CareNetHost? host;
    private bool isLent;

    public string Name { get; private set; } = "";

    public string SuperuserConnection => cluster!.Superuser(Name);

    public string OwnerConnection => cluster!.Owner(Name);

    public string AppConnection => cluster!.App(Name);

    protected virtual bool Migrated => true;

    /// <summary>
    /// True if the database, and the program that runs on it, may have served other classes before: their tests look only at people and
    /// facilities that they made themselves, or it is cleared in between.
    /// </summary>
    protected virtual bool IsUsedAgain => false;

    private ConcurrentBag<(string Name, CareNetHost? Host)> LeftOfItsKind => Left.GetOrAdd(GetType(), _ => []);

    public async Task InitializeAsync()
    {
        cluster = await TestCluster.Current;
        if (IsUsedAgain && LeftOfItsKind.TryTake(out var left))
        {
            (Name, host) = left;
            await TakeOverAsync(host);
            return;
        }

        Name = await cluster.CreateDatabaseAsync(Migrated);
    }

    public async Task DisposeAsync()
    {
        foreach (var started in named.Values.Append(IsUsedAgain ? null : host).OfType<CareNetHost>())
        {
            await started.DisposeAsync();
        }

        foreach (var source in sources.Values)
        {
            await source.DisposeAsync();
        }

        if (IsUsedAgain)
        {
            LeftOfItsKind.Add((Name, host));
            return;
        }

        await cluster!.DropDatabaseAsync(Name);
    }

    /// <summary>Called before a database that served another class or test serves the next one.</summary>
    protected virtual Task TakeOverAsync(CareNetHost? running) => Task.CompletedTask;

    /// <summary>The program on this database; false if another app has it already.</summary>
    internal bool TryBorrow(out CareNetHost borrowed)
    {
        borrowed = host ??= new(this, null, new SharedClock(), CareNetApp.QuickRounds, null);
        var isFree = !isLent;
        isLent = true;
        return isFree;
    }

    internal CareNetHost HostWith(string settings, Func<CareNetHost> start)
    {
        if (!named.TryGetValue(settings, out var started))
        {
            named[settings] = started = start();
        }

        return started;
    }

    internal void GiveBack() => isLent = false;

    internal void StopUnlentHost()
    {
        if (!isLent && host is { } unlent)
        {
            host = null;
            Task.Run(() => unlent.DisposeAsync().AsTask()).GetAwaiter().GetResult();
        }
    }

    /// <summary>Runs a statement as the nodes' role and says how many rows it touched.</summary>
    public Task<int> RunAsync(string sql) => RunAsync(AppConnection, sql);

    public async Task<int> RunAsync(string connection, string sql)
    {
        await using var command = To(connection).CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Default where there is no row or no value. A value of another type fails, because it would pass for the default.</summary>
    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var command = To(AppConnection).CreateCommand(sql);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? (T)value : default;
    }

    /// <summary>As if the server were gone: every connection breaks and no new one is let in, but the superuser's.</summary>
    public async Task RefuseAsync()
    {
        await LimitAsync(0);
        await RunAsync(
            SuperuserConnection,
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}' AND usename <> current_user"
        );
    }

    public Task AdmitAsync() => LimitAsync(-1);

    private Task<int> LimitAsync(int connections) =>
        RunAsync(SuperuserConnection, $"ALTER DATABASE \"{Name}\" CONNECTION LIMIT {connections}");

    private NpgsqlDataSource To(string connection) => sources.GetOrAdd(connection, named => DatabaseSource.For(named).Build());
}

/// <summary>A database that a class may have after another one.</summary>
public sealed class SharedDatabase : TestDatabase
{
    protected override bool IsUsedAgain => true;
}

/// <summary>
/// A database as after the migrations, where nobody else has left anything: another test's, cleared, with the program that ran on it still
/// running. For tests that count or release what a whole region has.
/// </summary>
public sealed class ClearedDatabase : TestDatabase
{
    // What the program wrote at its start and goes on with.
    private const string Kept = "'key_marks', 'protection_keys', 'regions'";

    protected override bool IsUsedAgain => true;

    protected override async Task TakeOverAsync(CareNetHost? running)
    {
        await Patience.Until(
            async () => await AskAsync<long>("SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE status = 'Incoming'") == 0,
            "the messages of the test before are handled"
        );
        // Entries of the trail refuse to be deleted by whoever obeys triggers.
        await RunAsync(
            SuperuserConnection,
            $"""
            DO $$
            DECLARE one regclass;
            BEGIN
                SET LOCAL session_replication_role = replica;
                FOR one IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT LIKE '%migrations%'
                        AND (n.nspname IN ('registration', 'security', 'platform') AND c.relname NOT IN ({Kept})
                            OR n.nspname = 'wolverine' AND c.relname ~ '(envelopes|letters)$')
                LOOP
                    EXECUTE 'DELETE FROM ' || one;
                END LOOP;
            END $$
            """
        );
        if (running is not null)
        {
            running.TakeOn(TimeProvider.System, null);
            await running.Services.GetRequiredService<ReleasedPolicies>().RefreshAsync(CancellationToken.None);
        }
    }
}

/// <summary>A database without any schema: what a new installation finds.</summary>
public sealed class EmptyDatabase : TestDatabase
{
    protected override bool Migrated => false;
}
