using CareNet.Platform.Data;
using Npgsql;

namespace CareNet.Postgres;

/// <summary>A PostgreSQL of our own: found, made, started, given its logins, and stopped with us.</summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    public const string Database = "carenet";
    private readonly DataDirectory data;
    private readonly Postmaster.Launch launch;
    private readonly ClusterSecrets secrets;
    private Postmaster server;

    private PrivateCluster(DataDirectory data, Postmaster.Launch launch, ClusterSecrets secrets, Postmaster server)
    {
        this.data = data;
        this.launch = launch;
        this.secrets = secrets;
        this.server = server;
    }

    public string Version => launch.Binaries.Version;

    public int Port => server.Port;

    public int ProcessId => server.Process.Id;

    /// <summary>The key that nodes share to protect what they keep for themselves.</summary>
    public string KeySecret => secrets.Keys;

    /// <summary>Ends when the server is gone, wanted or not.</summary>
    public Task Gone => server.Process.Exited;

    public string Superuser => Connect("postgres", secrets.Superuser, "postgres");

    public string Owner => Connect(Roles.Owner, secrets.Owner, Database);

    public string App => Connect(Roles.App, secrets.App, Database);

    /// <param name="data">Held by the caller for as long as the cluster lives.</param>
    /// <param name="throwaway">For tests: not durable, and fast.</param>
    /// <param name="heard">Gets each line of the server's log.</param>
    public static async Task<PrivateCluster> StartAsync(
        DataDirectory data,
        bool throwaway = false,
        int? port = null,
        Action<string>? heard = null,
        CancellationToken ct = default
    )
    {
        var account = Account.ForPostgres();
        data.OpenFor(account);
        var secrets = ClusterSecrets.In(data);
        var binaries = ClusterFiles.Prepare(data, account, secrets, throwaway);
        await Leftovers.ClearAsync(data, ct);
        var superuser = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Username = "postgres",
            Password = secrets.Superuser,
            Database = "postgres",
        }.ConnectionString;
        var launch = new Postmaster.Launch(binaries, data, account, superuser, throwaway, heard);
        var server = await Postmaster.StartAsync(launch, port, ct);
        var cluster = new PrivateCluster(data, launch, secrets, server);
        await Provisioning.EnsureAsync(cluster.Superuser, Database, secrets, ct);
        return cluster;
    }

    /// <summary>After a crash: the same files on the same port, so that everybody finds it again.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        var said = string.Join('\n', server.Process.LastLines);
        if (Mishap.IsDiskFull(said))
        {
            throw Mishap.DiskFull(data.Root);
        }

        var port = server.Port;
        server.Process.Dispose();
        await Leftovers.ClearAsync(data, ct);
        server = await Postmaster.StartAsync(launch, port, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        server.Process.Dispose();
    }

    private string Connect(string user, string password, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Username = user,
            Password = password,
            Database = database,
        }.ConnectionString;
}
