using System.Globalization;
using CareNet.Postgres;
using Npgsql;

namespace CareNet.Verbs.Backup;

/// <summary>Runs pg_dump or pg_restore to its end; the password goes through the environment, not the command line.</summary>
public sealed class PgTool(PostgresBinaries binaries)
{
    public sealed record Outcome(int Code, IReadOnlyList<string> Lines)
    {
        public bool Ok => Code == 0;

        public string LastLine => Lines.LastOrDefault() ?? "";

        public bool Says(string words) => Lines.Any(line => line.Contains(words, StringComparison.Ordinal));
    }

    public static PgTool For(int major) => new(PostgresBinaries.Find(major) ?? throw ClusterFiles.Missing());

    public Task<Outcome> DumpAsync(string connection, string snapshot, string file, CancellationToken ct) =>
        RunAsync("pg_dump", ["--format=custom", $"--snapshot={snapshot}", $"--file={file}"], connection, ct);

    /// <summary>Everything belongs to the login that restores; who else may do what comes from the backup.</summary>
    public Task<Outcome> RestoreAsync(string file, string connection, CancellationToken ct) =>
        RunAsync(
            "pg_restore",
            ["--no-owner", "--exit-on-error", $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}", file],
            connection,
            ct
        );

    public Task<Outcome> ListAsync(string file, CancellationToken ct) => RunAsync("pg_restore", ["--list", file], null, ct);

    private async Task<Outcome> RunAsync(string tool, string[] options, string? connection, CancellationToken ct)
    {
        var lines = new List<string>();
        var path = binaries.Tool(tool);
        if (!File.Exists(path))
        {
            throw new Mishap(
                $"{path} がありません。PostgreSQL のクライアントをインストールしてください。",
                $"{path} is missing: install PostgreSQL's client programs."
            );
        }

        using var process = BoundProcess.Run(
            new([path, .. options])
            {
                Environment = EnvironmentFor(connection),
                OnLine = line =>
                {
                    lock (lines)
                    {
                        lines.Add(line);
                    }
                },
            }
        );
        await using var stopping = ct.Register(() => process.Signal(Signals.Interrupt));
        var code = await process.Exited;
        ct.ThrowIfCancellationRequested();
        return new(code, lines);
    }

    private static Dictionary<string, string> EnvironmentFor(string? connection)
    {
        var environment = new Dictionary<string, string> { ["LC_ALL"] = "C" };
        if (connection is not null)
        {
            var login = new NpgsqlConnectionStringBuilder(connection);
            environment["PGHOST"] = login.Host!;
            environment["PGPORT"] = login.Port.ToString(CultureInfo.InvariantCulture);
            environment["PGUSER"] = login.Username!;
            environment["PGPASSWORD"] = login.Password!;
            environment["PGDATABASE"] = login.Database!;
        }

        return environment;
    }
}
