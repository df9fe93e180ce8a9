using CareNet.Platform.Data;
using Npgsql;

namespace CareNet.Postgres;

/// <summary>The two logins and the database, made if they are not there. Safe to repeat at each start.</summary>
public static class Provisioning
{
    public static async Task EnsureAsync(string superuserConnection, string database, ClusterSecrets secrets, CancellationToken ct)
    {
        await using var source = DatabaseSource.Unpooled(superuserConnection);
        await using (var server = await source.OpenConnectionAsync(ct))
        {
            await EnsureLogin(server, Roles.Owner, secrets.Owner, ct);
            await EnsureLogin(server, Roles.App, secrets.App, ct);
            if (await Ask(server, $"SELECT 1 FROM pg_database WHERE datname = '{database}'", ct) is null)
            {
                await Run(server, $"CREATE DATABASE {database} OWNER {Roles.Owner}", ct);
            }

            await Run(server, $"REVOKE ALL ON DATABASE {database} FROM PUBLIC; GRANT CONNECT ON DATABASE {database} TO {Roles.App}", ct);
        }
    }

    private static async Task EnsureLogin(NpgsqlConnection server, string role, string password, CancellationToken ct)
    {
        if (await Ask(server, $"SELECT 1 FROM pg_roles WHERE rolname = '{role}' AND rolcanlogin", ct) is not null)
        {
            return;
        }

        await Run(server, $"CREATE ROLE {role} LOGIN PASSWORD '{password}'", ct);
    }

    private static async Task<object?> Ask(NpgsqlConnection server, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, server);
        return await command.ExecuteScalarAsync(ct);
    }

    private static async Task Run(NpgsqlConnection server, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync(ct);
    }
}
