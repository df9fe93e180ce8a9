using System.Text.Json;
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

    /// <summary>The recorded runs of a job, the newest first.</summary>
    public async Task<IReadOnlyList<RecordedRun>> RunsAsync(string job)
    {
        await using var command = connections!.CreateCommand(
            """
            SELECT scheduled_for, node, started_at, ended_at, outcome, done, total, counts, error_type FROM platform.job_runs
            WHERE job = $1 ORDER BY id DESC
            """
        );
        command.Parameters.Add(new() { Value = job });
        await using var rows = await command.ExecuteReaderAsync();
        var runs = new List<RecordedRun>();
        while (await rows.ReadAsync())
        {
            runs.Add(
                new(
                    rows.GetFieldValue<DateTimeOffset>(0),
                    rows.GetString(1),
                    rows.GetFieldValue<DateTimeOffset>(2),
                    rows.IsDBNull(3) ? null : rows.GetFieldValue<DateTimeOffset>(3),
                    Enum.Parse<JobOutcome>(rows.GetString(4), ignoreCase: true),
                    rows.GetInt64(5),
                    rows.IsDBNull(6) ? null : rows.GetInt64(6),
                    JsonSerializer.Deserialize<Dictionary<string, long>>(rows.GetString(7))!,
                    rows.IsDBNull(8) ? null : rows.GetString(8)
                )
            );
        }

        return runs;
    }

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

/// <summary>A row of <c>platform.job_runs</c>.</summary>
public sealed record RecordedRun(
    DateTimeOffset ScheduledFor,
    string Node,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    JobOutcome Outcome,
    long Done,
    long? Total,
    IReadOnlyDictionary<string, long> Counts,
    string? ErrorType
);
