using CareNet.Platform.Data;
using Hangfire.PostgreSql;
using Npgsql;

namespace CareNet.Platform.Jobs;

/// <summary>Owner's work: Hangfire's tables, and what the nodes may do with them.</summary>
public static class HangfireSchema
{
    public const string Name = "hangfire";

    private const string Lock = "SELECT pg_advisory_lock(229012390412290)";

    private const string Rights = $"""
        GRANT USAGE ON SCHEMA {Name} TO {Roles.App};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Name} TO {Roles.App};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {Name} TO {Roles.App};
        """;

    private const string Made = $"SELECT obj_description(to_regnamespace('{Name}')::oid, 'pg_namespace')";
    private static readonly string Version = $"Hangfire.PostgreSql {typeof(PostgreSqlStorage).Assembly.GetName().Version}, CareNet 1";

    public static async Task MigrateAsync(string ownerConnection, CancellationToken ct = default)
    {
        // Not pooled: the lock and the owner's rights leave with the connection.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await RunAsync(connection, Lock, ct);
        if (await RunAsync(connection, Made, ct) as string == Version)
        {
            return;
        }

        PostgreSqlObjectsInstaller.Install(connection, Name);
        await RunAsync(connection, Rights, ct);
        await RunAsync(connection, $"COMMENT ON SCHEMA {Name} IS '{Version}'", ct);
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
