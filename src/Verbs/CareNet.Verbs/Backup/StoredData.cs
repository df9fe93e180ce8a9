using System.Globalization;
using System.Text.Json;
using CareNet.Platform.Data;
using CareNet.Postgres;
using Npgsql;

namespace CareNet.Verbs.Backup;

/// <summary>The database of a data folder: joined where CareNet runs on it now, otherwise started for as long as the verb works.</summary>
public sealed class StoredData : IAsyncDisposable
{
    private readonly ClusterSecrets secrets;
    private readonly int port;
    private readonly DataDirectory? held;
    private readonly PrivateCluster? started;

    private StoredData(string folder, ClusterSecrets secrets, int port, DataDirectory? held = null, PrivateCluster? started = null)
    {
        (Folder, this.secrets, this.port, this.held, this.started) = (folder, secrets, port, held, started);
    }

    public string Folder { get; }

    public byte[] KeySecret => Convert.FromBase64String(secrets.Keys);

    public int Major => int.Parse(File.ReadAllText(Path.Combine(Folder, "postgres", "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);

    public ClusterSecrets Secrets => secrets;

    public static async Task<StoredData> ReachAsync(string folder, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(folder, "postgres")))
        {
            throw new Mishap(
                $"{folder} に CareNet のデータはありません。場所を --data で指定してください。",
                $"There is no CareNet data in {folder}: name its folder with --data."
            );
        }

        DataDirectory data;
        try
        {
            data = DataDirectory.Hold(folder);
        }
        catch (Mishap) when (RunningPort(folder) is { } port)
        {
            return new(folder, Read(folder), port);
        }

        return await StartAsync(data, ct);
    }

    /// <summary>For whoever must be alone with the data; makes a cluster where there is none.</summary>
    public static async Task<StoredData> StartAsync(DataDirectory data, CancellationToken ct)
    {
        try
        {
            var cluster = await PrivateCluster.StartAsync(data, ct: ct);
            return new(data.Root, ClusterSecrets.In(data), cluster.Port, data, cluster);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public string Superuser(string database) => Connect("postgres", secrets.Superuser, database);

    public string Owner(string database) => Connect(Roles.Owner, secrets.Owner, database);

    public string App(string database) => Connect(Roles.App, secrets.App, database);

    public async ValueTask DisposeAsync()
    {
        if (started is not null)
        {
            await started.DisposeAsync();
        }

        held?.Dispose();
    }

    private static ClusterSecrets Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<ClusterSecrets>(File.ReadAllText(Path.Combine(folder, "secrets.json")))!;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new Mishap(
                $"{folder}/secrets.json を読めません。データの持ち主で実行してください。",
                $"{folder}/secrets.json cannot be read: run as the owner of the data.",
                closed
            );
        }
    }

    // The fourth line of PostgreSQL's own pid file.
    private static int? RunningPort(string folder)
    {
        var file = Path.Combine(folder, "postgres", "postmaster.pid");
        try
        {
            return File.Exists(file) && int.TryParse(File.ReadLines(file).ElementAtOrDefault(3), out var port) ? port : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Not pooled: a database that is renamed or dropped must have no sleeping session.
    private string Connect(string user, string password, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = user,
            Password = password,
            Database = database,
            Pooling = false,
            CommandTimeout = 0,
        }.ConnectionString;
}
