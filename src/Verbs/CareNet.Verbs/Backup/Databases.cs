using CareNet.Postgres;
using Npgsql;

namespace CareNet.Verbs.Backup;

/// <summary>Whole databases of one server: made, counted, renamed and dropped by its superuser.</summary>
public sealed class Databases(StoredData data)
{
    /// <summary>A copy that is looked at and thrown away.</summary>
    public const string Checked = "carenet_checked";

    /// <summary>A copy that will take the place of the database.</summary>
    public const string Coming = "carenet_coming";

    /// <summary>Databases whose place was taken carry this and the time.</summary>
    public const string Former = "carenet_former_";

    private const long AdvisoryLocks = 0x0CA2_BAC0_0000_0001;

    /// <summary>Backups and restores of one server come one after the other; held until the connection closes.</summary>
    public async Task<NpgsqlConnection> BeAloneAsync(CancellationToken ct)
    {
        var connection = await OpenAsync(data.Superuser("postgres"), ct);
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({AdvisoryLocks})", connection);
        if (await command.ExecuteScalarAsync(ct) is true)
        {
            return connection;
        }

        await connection.DisposeAsync();
        throw new Mishap("ほかのバックアップか復元が進行中です。", "Another backup or restore is at work on this data.");
    }

    /// <summary>Empty, with CareNet's owner and rights; a leftover of that name goes first.</summary>
    public async Task MakeAsync(string name, CancellationToken ct)
    {
        await DropAsync(name, ct);
        await Provisioning.EnsureAsync(data.Superuser("postgres"), name, data.Secrets, ct);
    }

    public Task DropAsync(string name, CancellationToken ct) => RunAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", ct);

    /// <summary>Both names change in one transaction: whatever happens, one of the two databases is CareNet's.</summary>
    public async Task SwapAsync(string former, CancellationToken ct)
    {
        await using var connection = await OpenAsync(data.Superuser("postgres"), ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (
            var sql in new[]
            {
                $"ALTER DATABASE {PrivateCluster.Database} RENAME TO \"{former}\"",
                $"ALTER DATABASE {Coming} RENAME TO {PrivateCluster.Database}",
            }
        )
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    public async Task<List<string>> FormerAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(data.Superuser("postgres"), ct);
        await using var command = new NpgsqlCommand(
            $"SELECT datname::text FROM pg_database WHERE starts_with(datname::text, '{Former}') ORDER BY 1",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connection, CancellationToken ct)
    {
        var open = new NpgsqlConnection(connection);
        await open.OpenAsync(ct);
        return open;
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var connection = await OpenAsync(data.Superuser("postgres"), ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
