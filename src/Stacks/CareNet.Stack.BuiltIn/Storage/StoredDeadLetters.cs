using CareNet.Platform.Bus;
using CareNet.Stack.BuiltIn.Running;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Stack.BuiltIn.Storage;

internal sealed class StoredDeadLetters(NpgsqlDataSource database, WorkSignals signals, Announcer others, TimeProvider clock) : IDeadLetters
{
    private const int MostPerPage = 200;

    private const string List = """
        SELECT id, message_type, handler, created_at, died_at, attempts, crashes, error_type, error_place
        FROM platform.bus_dead_letters
        WHERE ($1 IS NULL OR message_type = $1) AND ($2 IS NULL OR seq < (SELECT seq FROM platform.bus_dead_letters WHERE id = $2))
        ORDER BY seq DESC LIMIT $3
        """;

    private const string Keys = "SELECT DISTINCT order_key FROM platform.bus_dead_letters WHERE id = ANY ($1) AND order_key IS NOT NULL";

    private const string Replay = """
        WITH again AS (DELETE FROM platform.bus_dead_letters WHERE id = ANY ($1) RETURNING *)
        INSERT INTO platform.bus_envelopes (id, handler, message_type, order_key, trace_parent, body, created_at, due_at)
        SELECT id, handler, message_type, order_key, trace_parent, body, created_at, $2 FROM (SELECT * FROM again ORDER BY seq) AS ordered
        """;

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string? messageType, Guid? after, int take, CancellationToken ct)
    {
        var found = new List<DeadLetter>();
        await using var command = database.CreateCommand(List);
        command.Parameters.Add(new() { Value = (object?)messageType ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = Math.Clamp(take, 1, MostPerPage) });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            found.Add(new(
                rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<DateTimeOffset>(3),
                rows.GetFieldValue<DateTimeOffset>(4), rows.GetInt16(5), rows.GetInt16(6), rows.GetString(7), rows.GetString(8)));
        }

        return found;
    }

    public async Task<bool> ReplayAsync(Guid id, CancellationToken ct) => await ReplayAsync([id], ct) == 1;

    public async Task<int> ReplayAllAsync(string messageType, CancellationToken ct)
    {
        var replayed = 0;
        while (await OldestAsync(messageType, ct) is { Length: > 0 } ids)
        {
            replayed += await ReplayAsync(ids, ct);
        }

        return replayed;
    }

    public async Task<bool> DiscardAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand("DELETE FROM platform.bus_dead_letters WHERE id = $1");
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private async Task<Guid[]> OldestAsync(string messageType, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT ARRAY(SELECT id FROM platform.bus_dead_letters WHERE message_type = $1 ORDER BY seq LIMIT 200)");
        command.Parameters.Add(new() { Value = messageType });
        return (Guid[])(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>A replayed message of a key goes to the end of its lane.</summary>
    private async Task<int> ReplayAsync(Guid[] ids, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var keys = new List<string>();
        await using (var ask = new NpgsqlCommand(Keys, connection) { Parameters = { new() { Value = ids } } })
        await using (var rows = await ask.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                keys.Add(rows.GetString(0));
            }
        }

        var replay = new NpgsqlBatchCommand(Replay) { Parameters = { new() { Value = ids }, new() { Value = clock.GetUtcNow().UtcDateTime } } };
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { OrderLock.Of(keys), replay } };
        await batch.ExecuteNonQueryAsync(ct);
        signals.Poke();
        others.Announce();
        return (int)replay.Rows;
    }
}
