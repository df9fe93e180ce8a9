using CareNet.Stack.BuiltIn.Messages;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Storage;

internal enum Taken
{
    /// <summary>Ours, and handled if this transaction commits.</summary>
    Ours,

    /// <summary>It was handled before; the second copy goes away.</summary>
    Handled,

    /// <summary>Another node took it over.</summary>
    Lost,
}

/// <summary>The end of an envelope: its row goes and its mark comes, in one statement.</summary>
internal static class Marks
{
    private const string TakeOne = """
        WITH gone AS (DELETE FROM platform.bus_envelopes WHERE id = $1 AND claimed_by = $2 RETURNING id),
            marked AS (INSERT INTO platform.bus_handled (id, at) SELECT id, $3 FROM gone ON CONFLICT DO NOTHING RETURNING id)
        SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM marked)
        """;

    private const string TakeMany = """
        WITH gone AS (
                DELETE FROM platform.bus_envelopes e USING unnest($1, $2) AS done (id, claim)
                WHERE e.id = done.id AND e.claimed_by = done.claim RETURNING e.id),
            marked AS (INSERT INTO platform.bus_handled (id, at) SELECT id, $3 FROM gone ON CONFLICT DO NOTHING RETURNING id)
        SELECT id FROM marked
        """;

    /// <summary>
    /// First statement of a queued handler's transaction. It locks the row until the commit, so no other node can run the
    /// message meanwhile, whatever became of this node's lease.
    /// </summary>
    public static async Task<Taken> TakeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Envelope envelope, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(TakeOne, connection, transaction)
        {
            Parameters = { new() { Value = envelope.Id }, new() { Value = envelope.Claim }, new() { Value = now.UtcDateTime } },
        };
        await command.PrepareAsync(ct);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), row.GetInt64(1)) switch
        {
            (1, 1) => Taken.Ours,
            (1, 0) => Taken.Handled,
            _ => Taken.Lost,
        };
    }

    /// <summary>Marks handlers that ran without a transaction; says which of them were still ours.</summary>
    public static async Task<HashSet<Guid>> TakeAsync(
        NpgsqlConnection connection, IReadOnlyList<Envelope> envelopes, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(TakeMany, connection)
        {
            Parameters =
            {
                new() { Value = envelopes.Select(envelope => envelope.Id).ToArray() },
                new() { Value = envelopes.Select(envelope => envelope.Claim).ToArray() },
                new() { Value = now.UtcDateTime },
            },
        };
        await command.PrepareAsync(ct);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var ours = new HashSet<Guid>(envelopes.Count);
        while (await rows.ReadAsync(ct))
        {
            ours.Add(rows.GetGuid(0));
        }

        return ours;
    }
}
