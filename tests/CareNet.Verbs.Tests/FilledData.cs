using CareNet.Platform.Audit;
using CareNet.Postgres;
using CareNet.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareNet.Verbs.Tests;

/// <summary>A data folder with a migrated database and a sealed trail of ten entries in it; nothing runs on it.</summary>
public sealed class FilledData : IDisposable
{
    // Made once for all tests: each gets a copy, with owners and modes.
    private static readonly Lazy<Task<FilledData>> Original = new(MakeOriginalAsync);
    private readonly ScratchFolder scratch = new();

    public string Folder => scratch["data"];

    public string this[string name] => scratch[name];

    public static async Task<FilledData> MakeAsync()
    {
        var original = await Original.Value;
        var made = new FilledData();
        Shell.Run(["cp", "-a", original.Folder, made.Folder]).Ok.ShouldBeTrue();
        return made;
    }

    public static async Task WriteAsync(NpgsqlDataSource database, int count)
    {
        var writer = new AuditWriter(database, NullLogger<AuditWriter>.Instance);
        for (var i = 0; i < count; i++)
        {
            await writer.RecordApart(
                new()
                {
                    At = TimeProvider.System.GetUtcNow(),
                    Actor = AuditActor.Person(Guid.CreateVersion7()),
                    Action = "post.read",
                    Origin = AuditOrigin.Inside,
                    Patient = Guid.CreateVersion7(),
                }
            );
        }
    }

    public static Task<int> SealAsync(NpgsqlDataSource database, PrivateCluster cluster) =>
        new AuditSealing(
            database,
            AuditKey.From(Convert.FromBase64String(cluster.KeySecret)),
            TimeProvider.System,
            NullLogger<AuditSealing>.Instance
        ).SealAsync(default);

    public async Task WithServerAsync(Func<PrivateCluster, Task> work)
    {
        using var data = DataDirectory.Hold(Folder);
        await using var cluster = await PrivateCluster.StartAsync(data, throwaway: true);
        await work(cluster);
        NpgsqlConnection.ClearAllPools();
    }

    public Task RunAsync(Func<PrivateCluster, string> login, string sql) =>
        WithServerAsync(async cluster =>
        {
            await using var database = NpgsqlDataSource.Create(login(cluster));
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        });

    public async Task<T> AskAsync<T>(string sql)
    {
        object? answer = null;
        await WithServerAsync(async cluster =>
        {
            await using var database = NpgsqlDataSource.Create(cluster.App);
            await using var command = database.CreateCommand(sql);
            answer = await command.ExecuteScalarAsync();
        });
        return (T)answer!;
    }

    public Task<long> EntriesAsync() => AskAsync<long>("SELECT count(*) FROM platform.audit_entries");

    public void Dispose() => scratch.Dispose();

    private static async Task<FilledData> MakeOriginalAsync()
    {
        var made = new FilledData();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
        await made.WithServerAsync(async cluster =>
        {
            await TestCluster.MigrateAsync(cluster.Owner);
            await using var database = NpgsqlDataSource.Create(cluster.App);
            await WriteAsync(database, 10);
            await SealAsync(database, cluster);
        });
        return made;
    }
}
