using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Nodes;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Storage;

/// <summary>Takes stored work for this node, in batches that step over what another node is taking.</summary>
internal sealed class Claims(NpgsqlDataSource database, HandlerGraph handlers, ThisNode node, TimeProvider clock)
{
    private const string Due = $"""
        WITH next AS (
            SELECT id FROM platform.bus_envelopes
            WHERE claimed_by IS NULL AND order_key IS NULL AND due_at <= $1 AND handler = ANY ($2)
            ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        UPDATE platform.bus_envelopes e SET claimed_by = $4 FROM next WHERE e.id = next.id RETURNING {EnvelopeRow.Columns}
        """;

    private const string NextDue =
        "SELECT min(due_at) FROM platform.bus_envelopes WHERE claimed_by IS NULL AND order_key IS NULL AND due_at > $1";

    /// <summary>The first message of every lane, jumping from lane to lane instead of reading what waits behind it.</summary>
    private const string Heads = """
        WITH RECURSIVE lane AS (
            (SELECT id, handler, order_key, claimed_by, due_at FROM platform.bus_envelopes
             WHERE order_key IS NOT NULL AND NOT parked ORDER BY handler, order_key, seq LIMIT 1)
            UNION ALL
            SELECT next.* FROM lane CROSS JOIN LATERAL (
                SELECT id, handler, order_key, claimed_by, due_at FROM platform.bus_envelopes e
                WHERE order_key IS NOT NULL AND NOT parked AND (e.handler, e.order_key) > (lane.handler, lane.order_key)
                ORDER BY handler, order_key, seq LIMIT 1) next)
        SELECT id FROM lane WHERE claimed_by IS NULL AND due_at <= $1 AND handler = ANY ($2) LIMIT $3
        """;

    private const string HeadsOf = """
        SELECT head.id FROM unnest($5, $6) AS lane (handler, order_key) CROSS JOIN LATERAL (
            SELECT e.id, e.claimed_by, e.due_at FROM platform.bus_envelopes e
            WHERE e.handler = lane.handler AND e.order_key = lane.order_key AND NOT e.parked ORDER BY e.seq LIMIT 1) head
        WHERE head.claimed_by IS NULL AND head.due_at <= $1 AND lane.handler = ANY ($2) LIMIT $3
        """;

    public Task<List<Envelope>> DueAsync(int atMost, CancellationToken ct) => ClaimAsync(Due, atMost, [], ct);

    public Task<List<Envelope>> HeadsAsync(int atMost, CancellationToken ct) => ClaimAsync(TakeOf(Heads), atMost, [], ct);

    public Task<List<Envelope>> HeadsOfAsync(IReadOnlyCollection<Lane> lanes, CancellationToken ct) => ClaimAsync(
        TakeOf(HeadsOf),
        lanes.Count,
        [new() { Value = lanes.Select(lane => lane.Handler).ToArray() }, new() { Value = lanes.Select(lane => lane.Key).ToArray() }],
        ct);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(NextDue);
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        return await command.ExecuteScalarAsync(ct) is DateTime due ? due : null;
    }

    /// <summary>A head stays the head until it is settled, so looking first and locking then is safe.</summary>
    private static string TakeOf(string heads) => $"""
        WITH head AS MATERIALIZED ({heads}), next AS (
            SELECT e.id FROM platform.bus_envelopes e WHERE e.id IN (SELECT id FROM head) AND e.claimed_by IS NULL
            FOR UPDATE SKIP LOCKED)
        UPDATE platform.bus_envelopes e SET claimed_by = $4 FROM next WHERE e.id = next.id RETURNING {EnvelopeRow.Columns}
        """;

    private async Task<List<Envelope>> ClaimAsync(string sql, int atMost, NpgsqlParameter[] more, CancellationToken ct)
    {
        var claimed = new List<Envelope>();
        if (atMost == 0 || node.Number is 0)
        {
            return claimed;
        }

        var claim = node.Number;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new() { Value = clock.GetUtcNow().UtcDateTime },
                new() { Value = handlers.Names },
                new() { Value = atMost },
                new() { Value = claim },
            },
        };
        command.Parameters.AddRange(more);
        await command.PrepareAsync(ct);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            claimed.Add(EnvelopeRow.Read(rows, handlers, claim));
        }

        return claimed;
    }
}

/// <summary>The messages of one key on their way to one handler.</summary>
internal readonly record struct Lane(string Handler, string Key);
