using System.Net;
using System.Net.Sockets;
using CareNet.Platform.Data;
using Npgsql;

namespace CareNet.Postgres;

/// <summary>The running server of one cluster.</summary>
public sealed class Postmaster
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopPatience = TimeSpan.FromMinutes(1);

    private Postmaster(BoundProcess process, int port)
    {
        Process = process;
        Port = port;
    }

    public BoundProcess Process { get; }

    public int Port { get; }

    public sealed record Launch(
        PostgresBinaries Binaries,
        DataDirectory Data,
        Account Account,
        string SuperuserConnection,
        bool Throwaway,
        Action<string>? Heard
    );

    /// <summary>Starts the server and waits until it answers. A port that was taken in between is tried again with another.</summary>
    public static async Task<Postmaster> StartAsync(Launch launch, int? port, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var chosen = port ?? FreePort();
            var server = new Postmaster(Run(launch, chosen), chosen);
            if (await server.AnswersAsync(launch.SuperuserConnection, ct))
            {
                return server;
            }

            var said = string.Join('\n', server.Process.LastLines);
            // After a crash the old server's last children may still hold its shared memory for a moment.
            var again =
                attempt < 40
                && (
                    said.Contains("pre-existing shared memory", StringComparison.Ordinal)
                    || (said.Contains("could not bind", StringComparison.Ordinal) && (port is null || attempt < 20))
                );
            server.Process.Dispose();
            if (!again)
            {
                throw Explain(launch.Data, said);
            }

            await Task.Delay(250, ct);
        }
    }

    public Task StopAsync() => Process.StopAsync(Signals.Interrupt, StopPatience);

    /// <summary>Explains PostgreSQL's last words to the person in front of the screen.</summary>
    public static Mishap Explain(DataDirectory data, string said)
    {
        if (Mishap.IsDiskFull(said))
        {
            return Mishap.DiskFull(data.Root);
        }

        var reason =
            said.Split('\n')
                .LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("PANIC", StringComparison.Ordinal))
            ?? said.Split('\n').LastOrDefault()
            ?? "";
        return new Mishap(
            $"データベースを起動できませんでした（{reason.Trim()}）。詳しくは {Path.Combine(data.Logs, "postgres.log")} にあります。",
            $"The database could not be started ({reason.Trim()}); more is in {Path.Combine(data.Logs, "postgres.log")}."
        );
    }

    public static string WithPort(string connection, int port) =>
        new NpgsqlConnectionStringBuilder(connection) { Port = port }.ConnectionString;

    private static BoundProcess Run(Launch launch, int port)
    {
        var log = new LogFile(Path.Combine(launch.Data.Logs, "postgres.log"));
        List<string> command = [launch.Binaries.Tool("postgres"), "-D", launch.Data.Cluster];
        foreach (var setting in Settings(port, launch.Throwaway))
        {
            command.AddRange(["-c", setting]);
        }

        return BoundProcess.Run(new(command) { Account = launch.Account, OnLine = log.Write + launch.Heard });
    }

    private static IEnumerable<string> Settings(int port, bool throwaway)
    {
        string[] always =
        [
            "listen_addresses=127.0.0.1",
            $"port={port}",
            "unix_socket_directories=",
            "max_connections=300",
            "shared_buffers=256MB",
            "password_encryption=scram-sha-256",
            "log_destination=stderr",
            "logging_collector=off",
            "lc_messages=C",
            // A failed statement is logged without its text and without the row it stumbled over: both may hold personal data.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_parameter_max_length=0",
        ];
        string[] durability = throwaway
            ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB"]
            : ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];
        return always.Concat(durability);
    }

    private async Task<bool> AnswersAsync(string superuser, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(WithPort(superuser, Port)) { Timeout = 5 };
        await using var database = DatabaseSource.Unpooled(settings.ConnectionString);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StartPatience);
        while (!Process.Exited.IsCompleted && !patience.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(patience.Token);
                return !Process.Exited.IsCompleted;
            }
            catch (Exception notYet) when (notYet is NpgsqlException or OperationCanceledException or SocketException or TimeoutException)
            {
                await Task.WhenAny(Process.Exited, Task.Delay(40, ct));
            }
        }

        ct.ThrowIfCancellationRequested();
        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
