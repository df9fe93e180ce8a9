using CareNet.Stack.BuiltIn.Handlers;
using CareNet.Stack.BuiltIn.Running;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Nodes;

/// <summary>Keeps the tables small and the figures fresh.</summary>
internal sealed class Upkeep(BusOptions options, HandlerGraph handlers, LocalQueue queue, BusTelemetry telemetry, BusLog log, TimeProvider clock)
{
    private const int CountAtMost = 100_000;

    private const string Measure = """
        SELECT (SELECT count(*) FROM (SELECT FROM platform.bus_envelopes LIMIT $1) AS bounded),
            (SELECT min(due_at) FROM platform.bus_envelopes WHERE claimed_by IS NULL AND order_key IS NULL)
        """;

    private const string Forget = """
        DELETE FROM platform.bus_handled WHERE id = ANY (ARRAY(SELECT id FROM platform.bus_handled WHERE at < $1 LIMIT 5000))
        """;

    private const string Unknown = """
        WITH dead AS (
            DELETE FROM platform.bus_envelopes WHERE claimed_by IS NULL AND id = ANY (ARRAY(
                (SELECT id FROM platform.bus_envelopes
                 WHERE claimed_by IS NULL AND order_key IS NULL AND due_at < $1 AND handler <> ALL ($2) LIMIT 500)
                UNION ALL
                (SELECT id FROM platform.bus_envelopes
                 WHERE claimed_by IS NULL AND order_key IS NOT NULL AND NOT parked AND due_at < $1 AND handler <> ALL ($2) LIMIT 500)))
            RETURNING *)
        INSERT INTO platform.bus_dead_letters
            (id, handler, message_type, order_key, trace_parent, body, created_at, died_at, attempts, crashes, error_type, error_place)
        SELECT id, handler, message_type, order_key, trace_parent, body, created_at, $3, attempts, crashes, 'no handler', '' FROM dead
        """;

    public async Task MeasureAsync(NpgsqlConnection session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Measure, session) { Parameters = { new() { Value = CountAtMost } } };
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var now = clock.GetUtcNow();
        var due = row.IsDBNull(1) ? now : row.GetFieldValue<DateTimeOffset>(1);
        var oldest = queue.Oldest is { } held && held < due ? held : due;
        telemetry.Measured(row.GetInt64(0), oldest < now ? now - oldest : TimeSpan.Zero);
    }

    public async Task TidyAsync(NpgsqlConnection session, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        int gone;
        do
        {
            await using var forget = new NpgsqlCommand(Forget, session)
            {
                Parameters = { new() { Value = (now - options.HandledRetention).UtcDateTime } },
            };
            gone = await forget.ExecuteNonQueryAsync(ct);
        }
        while (gone > 0);

        await using var unknown = new NpgsqlCommand(Unknown, session)
        {
            Parameters =
            {
                new() { Value = (now - options.UnknownHandlerPatience).UtcDateTime },
                new() { Value = handlers.Names },
                new() { Value = now.UtcDateTime },
            },
        };
        if (await unknown.ExecuteNonQueryAsync(ct) is > 0 and var given)
        {
            telemetry.Died(given);
            log.Unknown(given);
        }
    }
}
