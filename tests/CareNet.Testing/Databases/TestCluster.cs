using System.Text.Json;
using CareNet.Platform.Data;
using CareNet.Postgres;
using CareNet.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareNet.Testing;

/// <summary>
/// One private PostgreSQL for a whole test run. <c>./carenet test</c> starts it and names it to all test processes; a test
/// process that was started alone brings its own.
/// </summary>
public sealed class TestCluster
{
    public const string NamedBy = "CARENET_TEST_CLUSTER";
    private const string Template = "carenet_template";
    private const long TemplateLock = 0x0CA2_7E57;
    private static readonly Lazy<Task<TestCluster>> Shared = new(StartAsync);
    private readonly Logins logins;

    private TestCluster(Logins logins) => this.logins = logins;

    /// <summary>What a test process needs to know of the cluster.</summary>
    public sealed record Logins(string Superuser, string Owner, string App);

    public static Task<TestCluster> Current => Shared.Value;

    public string Superuser(string database) => On(logins.Superuser, database);

    public string Owner(string database) => On(logins.Owner, database);

    public string App(string database) => On(logins.App, database);

    /// <summary>A fresh database: a copy of the migrated template, or an empty one.</summary>
    public async Task<string> CreateDatabaseAsync(bool migrated = true)
    {
        var name = $"t_{Guid.CreateVersion7():n}";
        var source = migrated ? $"TEMPLATE {Template}" : "";
        await RunAsync(
            Superuser("postgres"),
            $"""
            CREATE DATABASE {name} {source} OWNER {Roles.Owner}; REVOKE ALL ON DATABASE {name} FROM PUBLIC;
                GRANT CONNECT ON DATABASE {name} TO {Roles.App}
            """
        );
        return name;
    }

    public Task DropDatabaseAsync(string name) => RunAsync(Superuser("postgres"), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>Every module's schema, as the node itself registers them.</summary>
    public static IReadOnlyList<ModuleSchema> Schemas()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddCareNet();
        return builder.Services.Select(service => service.ImplementationInstance).OfType<ModuleSchema>().ToList();
    }

    public static async Task MigrateAsync(string ownerConnection)
    {
        await new DatabaseMigrator(Schemas(), NullLogger<DatabaseMigrator>.Instance).MigrateAsync(ownerConnection, CancellationToken.None);
        await CompositionOfMessages.MigratePackagesAsync(ownerConnection, CancellationToken.None);
    }

    private static async Task<TestCluster> StartAsync()
    {
        var named = Environment.GetEnvironmentVariable(NamedBy);
        var cluster = new TestCluster(
            named is { Length: > 0 } ? JsonSerializer.Deserialize<Logins>(await File.ReadAllTextAsync(named))! : await StartOwnAsync()
        );
        await cluster.EnsureTemplateAsync();
        return cluster;
    }

    private static async Task<Logins> StartOwnAsync()
    {
        var folder = ThrowawayFolder.New();
        var data = DataDirectory.Hold(folder);
        var cluster = await PrivateCluster.StartAsync(data, throwaway: true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            cluster.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
            data.Dispose();
            Directory.Delete(folder, recursive: true);
        };
        return new(cluster.Superuser, cluster.Owner, cluster.App);
    }

    /// <summary>Several test processes may come at once; the first one builds, the others wait.</summary>
    private async Task EnsureTemplateAsync()
    {
        await using var database = DatabaseSource.Unpooled(Superuser("postgres"));
        await using var server = await database.OpenConnectionAsync();
        await RunAsync(server, $"SELECT pg_advisory_lock({TemplateLock})");
        await using var exists = new NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{Template}'", server);
        if ((long)(await exists.ExecuteScalarAsync())! == 0)
        {
            await RunAsync(server, $"CREATE DATABASE {Template}_draft OWNER {Roles.Owner}");
            await MigrateAsync(Owner(Template + "_draft"));
            await RunAsync(server, $"ALTER DATABASE {Template}_draft RENAME TO {Template}");
        }

        await RunAsync(server, $"SELECT pg_advisory_unlock({TemplateLock})");
    }

    private static string On(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task RunAsync(string connection, string sql)
    {
        await using var database = DatabaseSource.Unpooled(connection);
        await using var server = await database.OpenConnectionAsync();
        await RunAsync(server, sql);
    }

    private static async Task RunAsync(NpgsqlConnection server, string sql)
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, server) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
