using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareNet.Platform.Data;

/// <summary>
/// Brings every module's schema up to date. Several nodes may start at once: one migrates, the others wait for its
/// advisory lock and then find nothing left to do.
/// </summary>
public sealed partial class DatabaseMigrator(IEnumerable<ModuleSchema> schemas, ILogger<DatabaseMigrator> log)
{
    private const long Lock = 0x0CA2_E0E7_0000_0001;

    public async Task MigrateAsync(string ownerConnection, CancellationToken ct)
    {
        await using var database = DatabaseSource.Unpooled(ownerConnection);
        await using var connection = await database.OpenConnectionAsync(ct);
        await Run(connection, $"SELECT pg_advisory_lock({Lock})", ct);
        try
        {
            await RequireAppRole(connection, ct);
            await RequireOwnMigrations(connection, ct);
            foreach (var schema in schemas)
            {
                if (await schema.CountPendingAsync(connection, ct) is var pending and > 0)
                {
                    await using var context = schema.Open(connection);
                    await context.Database.MigrateAsync(ct);
                    Migrated(schema.Name, pending);
                }
            }
        }
        finally
        {
            await Run(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    // All of them first, so that a refused database is left as it is.
    private async Task RequireOwnMigrations(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var schema in schemas)
        {
            if (await schema.IsForeignAsync(connection, ct))
            {
                throw new ForeignMigrationsException(schema.Name);
            }
        }
    }

    private static Task RequireAppRole(NpgsqlConnection connection, CancellationToken ct) =>
        Run(
            connection,
            $"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Roles.App}') THEN CREATE ROLE {Roles.App} NOLOGIN; END IF;
            END $$
            """,
            ct
        );

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Schema {Schema}: {Count} migrations applied")]
    private partial void Migrated(string schema, int count);
}

/// <summary>The schema's tables were made by migrations that this program does not have, so its own do not fit them.</summary>
public sealed class ForeignMigrationsException(string schema) : Exception($"The schema {schema} was made by other migrations.");
