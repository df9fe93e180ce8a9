using CareNet.Stack.BuiltIn.Running;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>Frees what is claimed by nodes that are gone, and gives up what took processes down with it.</summary>
internal sealed class Recovery(BusOptions options, BusTelemetry telemetry, BusLog log, TimeProvider clock)
{
    /// <summary>The numbers that hold claims, jumping from one to the next, less those of living nodes.</summary>
    private const string Gone = """
        WITH RECURSIVE owner (number) AS (
            SELECT min(claimed_by) FROM platform.bus_envelopes WHERE claimed_by IS NOT NULL
            UNION ALL
            SELECT (SELECT min(claimed_by) FROM platform.bus_envelopes WHERE claimed_by > owner.number) FROM owner WHERE number IS NOT NULL)
        SELECT number FROM owner
        WHERE number IS NOT NULL AND NOT EXISTS (SELECT FROM platform.bus_nodes n WHERE n.number = owner.number)
        """;

    /// <summary>
    /// A first crash only makes a suspect, as nobody wrote down what was running. Rows that a transaction still holds are
    /// left for the next time: that handler may yet commit.
    /// </summary>
    private const string Free = """
        WITH lost AS (
                SELECT id, (CASE WHEN started THEN greatest(crashes, 1) + 1 ELSE greatest(crashes, 1) END)::smallint AS crashes
                FROM platform.bus_envelopes WHERE claimed_by = ANY ($1) LIMIT 1000 FOR UPDATE SKIP LOCKED),
            dead AS (
                DELETE FROM platform.bus_envelopes e USING lost WHERE e.id = lost.id AND lost.crashes >= $2
                RETURNING e.*, lost.crashes AS crashed),
            buried AS (
                INSERT INTO platform.bus_dead_letters
                    (id, handler, message_type, order_key, trace_parent, body, created_at, died_at, attempts, crashes, error_type, error_place)
                SELECT id, handler, message_type, order_key, trace_parent, body, created_at, $3, attempts, crashed, 'crash', '' FROM dead RETURNING id),
            freed AS (
                UPDATE platform.bus_envelopes e SET claimed_by = NULL, started = false, crashes = lost.crashes
                FROM lost WHERE e.id = lost.id AND lost.crashes < $2 RETURNING e.id)
        SELECT (SELECT count(*)::int FROM freed), (SELECT count(*)::int FROM buried)
        """;

    /// <summary>Says whether anything was freed.</summary>
    public async Task<bool> FreeAsync(NpgsqlConnection session, CancellationToken ct)
    {
        var gone = await GoneAsync(session, ct);
        if (gone.Count == 0)
        {
            return false;
        }

        var (freed, dead) = (0, 0);
        int round;
        do
        {
            await using var command = new NpgsqlCommand(Free, session)
            {
                Parameters = { new() { Value = gone.ToArray() }, new() { Value = options.MaxCrashes }, new() { Value = clock.GetUtcNow().UtcDateTime } },
            };
            await using var row = await command.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            round = row.GetInt32(0) + row.GetInt32(1);
            freed += row.GetInt32(0);
            dead += row.GetInt32(1);
        }
        while (round > 0);
        if (freed + dead > 0)
        {
            log.TookOver(freed + dead, dead);
            telemetry.Died(dead);
        }

        return freed + dead > 0;
    }

    private static async Task<List<int>> GoneAsync(NpgsqlConnection session, CancellationToken ct)
    {
        var gone = new List<int>();
        await using var command = new NpgsqlCommand(Gone, session);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            gone.Add(rows.GetInt32(0));
        }

        return gone;
    }
}
