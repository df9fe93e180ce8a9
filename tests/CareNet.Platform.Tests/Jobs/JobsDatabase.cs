using CareNet.Jobs.Node;
using CareNet.Jobs.Node.Suite;
using CareNet.Platform.Jobs;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CareNet.Platform.Tests.Jobs;

/// <summary>A migrated database of a test's own: whoever shares it would share its nodes' jobs.</summary>
public sealed class JobsDatabase : IAsyncDisposable
{
    private readonly TestDatabase database = new();
    private NpgsqlDataSource? connections;

    public string Connection => database.AppConnection;

    public static async Task<JobsDatabase> CreateAsync()
    {
        var made = new JobsDatabase();
        await made.database.InitializeAsync();
        await made.database.RunAsync(made.database.OwnerConnection, SuiteContext.Tables);
        made.connections = NpgsqlDataSource.Create(made.Connection);
        return made;
    }

    public Task<IReadOnlyList<JobRunRecord>> RunsAsync(string job) => new JobHistory(connections!).ListAsync(job, take: 200);

    /// <summary>Of one job, or of several by the beginning of their id.</summary>
    public Task<long> AttemptsAsync(string job) => AskAsync<long>($"SELECT count(*) FROM suite.attempts WHERE job LIKE '{job}%'");

    public Task<long> DeedsAsync(string what) => AskAsync<long>($"SELECT count(*) FROM suite.deeds WHERE what LIKE '{what} %'");

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var command = connections!.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public Task RefuseAsync() => database.RefuseAsync();

    public Task AdmitAsync() => database.AdmitAsync();

    public Task RunAsync(string sql) => database.RunAsync(sql);

    /// <summary>A node inside the test process.</summary>
    public async Task<IHost> StartAsync(Action<IServiceCollection>? more, params string[] jobs)
    {
        var host = NodeHost.Build(Connection, jobs, more);
        await host.StartAsync();
        return host;
    }

    public Task<IHost> StartAsync(params string[] jobs) => StartAsync(null, jobs);

    public async ValueTask DisposeAsync()
    {
        await connections!.DisposeAsync();
        await database.DisposeAsync();
    }
}
