using Npgsql;

namespace CareNet.Stack.BuiltIn.Storage;

/// <summary>A scheduled message of a key takes its place in the order when its time has come.</summary>
internal sealed class Parked(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Due = "SELECT DISTINCT order_key FROM platform.bus_envelopes WHERE parked AND due_at <= $1 LIMIT 200";

    private const string Promote = """
        UPDATE platform.bus_envelopes e SET parked = false, seq = next.seq FROM
            (SELECT id, nextval('platform.bus_sequence') AS seq FROM
                (SELECT id FROM platform.bus_envelopes WHERE parked AND due_at <= $1 AND order_key = ANY ($2)
                 ORDER BY due_at, seq FOR UPDATE SKIP LOCKED) AS inner_order) AS next
        WHERE e.id = next.id
        """;

    public async Task PromoteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var keys = new List<string>();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using (var due = new NpgsqlCommand(Due, connection) { Parameters = { new() { Value = now } } })
        await using (var rows = await due.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                keys.Add(rows.GetString(0));
            }
        }

        if (keys.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                OrderLock.Of(keys),
                new(Promote) { Parameters = { new() { Value = now }, new() { Value = keys.ToArray() } } },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }
}
