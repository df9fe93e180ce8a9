using System.Globalization;
using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>The tables that a package brings: made by the owner of the database, used by the nodes.</summary>
/// <param name="Added">Counts what CareNet adds to the package's tables.</param>
public sealed record PackageSchema(string Name, Type Package, int Added)
{
    private string Version => $"{Package.Assembly.GetName().Name} {Package.Assembly.GetName().Version}, CareNet {Added}";

    /// <summary>
    /// Comparing tables with the package's takes a good part of a start, so it is done once for each version of the package and
    /// of what CareNet adds. Nodes that start together take turns.
    /// </summary>
    public async Task MigrateAsync(string ownerConnection, Func<NpgsqlConnection, Task> make, CancellationToken ct)
    {
        await using var database = DatabaseSource.Unpooled(ownerConnection);
        await using var connection = await database.OpenConnectionAsync(ct);
        await RunAsync(connection, $"SELECT pg_advisory_lock(hashtextextended('schema {Name}', 0))", ct);
        if (!await IsBehindAsync(connection, ct))
        {
            return;
        }

        await make(connection);
        await RunAsync(
            connection,
            $"""
            GRANT USAGE ON SCHEMA {Name} TO {Roles.App};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Name} TO {Roles.App};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {Name} TO {Roles.App};
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {Name} TO {Roles.App};
            COMMENT ON SCHEMA {Name} IS '{Version}';
            """,
            ct
        );
    }

    public async Task<bool> IsBehindAsync(NpgsqlConnection connection, CancellationToken ct) =>
        await RunAsync(connection, $"SELECT obj_description(to_regnamespace('{Name}')::oid, 'pg_namespace')", ct) is not string made
        || IsOlder(made, Version);

    /// <summary>Compares "Package 1.2.3.4, CareNet 5". An older node that starts during an upgrade leaves the newer tables alone.</summary>
    private static bool IsOlder(string made, string version)
    {
        var (a, b) = (Numbers(made), Numbers(version));
        return a.Package < b.Package || (a.Package == b.Package && a.Added < b.Added);

        static (Version Package, int Added) Numbers(string text) =>
            text.Split(' ') is [_, var package, _, var added]
                ? (new(package.TrimEnd(',')), int.Parse(added, CultureInfo.InvariantCulture))
                : (new(), 0);
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        return await command.ExecuteScalarAsync(ct);
    }
}
