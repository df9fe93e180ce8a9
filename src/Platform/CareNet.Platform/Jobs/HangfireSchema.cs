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

    public static async Task MigrateAsync(string ownerConnection, CancellationToken ct = default)
    {
        // Not pooled: the lock and the owner's rights leave with the connection.
        var settings = new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        await RunAsync(connection, Lock, ct);
        PostgreSqlObjectsInstaller.Install(connection, Name);
        await RunAsync(connection, Rights, ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
