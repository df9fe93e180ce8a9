using System.Collections.Concurrent;
using CareNet.Platform.Data;
using Npgsql;
using Xunit;

namespace CareNet.Testing;

/// <summary>A migrated database of its own for one test class (as a class fixture) or one test.</summary>
public class TestDatabase : IAsyncLifetime
{
    private static readonly ConcurrentBag<(string Name, CareNetHost? Host)> Left = [];
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
    /// True where tests look only at people and facilities that they made themselves: then the database, and the program that runs on it,
    /// may have served other classes before.
    /// </summary>
    protected virtual bool IsUsedAgain => false;

    public async Task InitializeAsync()
    {
        cluster = await TestCluster.Current;
        if (IsUsedAgain && Left.TryTake(out var left))
        {
            (Name, host) = left;
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
            Left.Add((Name, host));
            return;
        }

        await cluster!.DropDatabaseAsync(Name);
    }

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

/// <summary>A database without any schema: what a new installation finds.</summary>
public sealed class EmptyDatabase : TestDatabase
{
    protected override bool Migrated => false;
}
