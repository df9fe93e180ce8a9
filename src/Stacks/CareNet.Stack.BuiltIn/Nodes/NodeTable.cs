using Npgsql;

namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>
/// Which nodes are alive. A node beats, and its session holds a lock on its number: when a process dies the lock goes at
/// once, and a starved one that only missed a beat keeps it. Silence alone counts after the longer lease.
/// </summary>
internal sealed class NodeTable(BusOptions options)
{
    private const int LockClass = 0x0CA2_B005;

    public async Task<int> RegisterAsync(NpgsqlConnection session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO platform.bus_nodes (host, started_at, beat_at) VALUES ($1, clock_timestamp(), clock_timestamp()) RETURNING number
            """, session) { Parameters = { new() { Value = Environment.MachineName } } };
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<bool> LockAsync(NpgsqlConnection session, int number, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({LockClass}, $1)", session)
        {
            Parameters = { new() { Value = number } },
        };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>False: this node was taken for dead, and its work may be with others already.</summary>
    public async Task<bool> BeatAsync(NpgsqlConnection session, int number, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("UPDATE platform.bus_nodes SET beat_at = clock_timestamp() WHERE number = $1", session)
        {
            Parameters = { new() { Value = number } },
        };
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Right after a start of the server everybody is silent and nobody is dead.</summary>
    public async Task RemoveDeadAsync(NpgsqlConnection session, int own, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            DELETE FROM platform.bus_nodes WHERE number IN (
                SELECT number FROM platform.bus_nodes
                WHERE number <> $1 AND beat_at < clock_timestamp() - $2 AND pg_postmaster_start_time() < clock_timestamp() - 2 * $2
                    AND (beat_at < clock_timestamp() - $3 OR pg_try_advisory_xact_lock_shared({LockClass}, number))
                FOR UPDATE SKIP LOCKED)
            """, session)
        {
            Parameters = { new() { Value = own }, new() { Value = options.SilentAfter }, new() { Value = options.Lease } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task RemoveAsync(NpgsqlConnection connection, int number, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("DELETE FROM platform.bus_nodes WHERE number = $1", connection)
        {
            Parameters = { new() { Value = number } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
