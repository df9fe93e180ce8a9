using System.Globalization;
using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>The tables that a package brings: made by the owner of the database, used by the nodes.</summary>
public static class PackageSchema
{
    /// <summary>
    /// Comparing tables with the package's takes a good part of a start, so it is done once for each version of the package and
    /// of what CareNet adds. Nodes that start together take turns.
    /// </summary>
    public static async Task MigrateAsync(
        string ownerConnection, string schema, Type package, int added, Func<NpgsqlConnection, Task> make, CancellationToken ct)
    {
        var version = $"{package.Assembly.GetName().Name} {package.Assembly.GetName().Version}, CareNet {added}";
        await using var database = DatabaseSource.Unpooled(ownerConnection);
        await using var connection = await database.OpenConnectionAsync(ct);
        await RunAsync(connection, $"SELECT pg_advisory_lock(hashtextextended('schema {schema}', 0))", ct);
        var described = await RunAsync(connection, $"SELECT obj_description(to_regnamespace('{schema}')::oid, 'pg_namespace')", ct);
        if (described is string made && !IsOlder(made, version))
        {
            return;
        }

        await make(connection);
        await RunAsync(connection, $"""
            GRANT USAGE ON SCHEMA {schema} TO {Roles.App};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {Roles.App};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {Roles.App};
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {Roles.App};
            COMMENT ON SCHEMA {schema} IS '{version}';
            """, ct);
    }

    /// <summary>Compares "Package 1.2.3.4, CareNet 5". An older node that starts during an upgrade leaves the newer tables alone.</summary>
    private static bool IsOlder(string made, string version)
    {
        var (a, b) = (Numbers(made), Numbers(version));
        return a.Package < b.Package || (a.Package == b.Package && a.Added < b.Added);

        static (Version Package, int Added) Numbers(string text) => text.Split(' ') is [_, var package, _, var added]
            ? (new(package.TrimEnd(',')), int.Parse(added, CultureInfo.InvariantCulture))
            : (new(), 0);
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        return await command.ExecuteScalarAsync(ct);
    }
}
