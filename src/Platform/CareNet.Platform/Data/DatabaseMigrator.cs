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
            foreach (var schema in schemas)
            {
                // Asked without EF, which takes a third of a start to find out that nothing is left to do.
                var pending = schema.Migrations.Except(await Applied(connection, schema.Name, ct)).Count();
                if (pending > 0)
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

    private static Task RequireAppRole(NpgsqlConnection connection, CancellationToken ct) => Run(connection, $"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Roles.App}') THEN CREATE ROLE {Roles.App} NOLOGIN; END IF;
        END $$
        """, ct);

    private static async Task<IReadOnlyList<string>> Applied(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        var history = $"{schema}.{ModuleSchemaRegistration.History}";
        await using var exists = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = history } } };
        if (await exists.ExecuteScalarAsync(ct) is not true)
        {
            return [];
        }

        List<string> applied = [];
        await using var read = new NpgsqlCommand($"SELECT \"MigrationId\" FROM {history}", connection);
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            applied.Add(rows.GetString(0));
        }

        return applied;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Schema {Schema}: {Count} migrations applied")]
    private partial void Migrated(string schema, int count);
}
