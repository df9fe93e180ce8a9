using CareNet.Stack.BuiltIn.Messages;
using CareNet.Stack.BuiltIn.Running;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Storage;

/// <summary>What becomes of an envelope that was not handled. Each statement counts only while the claim is ours.</summary>
internal sealed class Failures(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Parameters from $1: id, claim.</summary>
    public const string Bury = """
        WITH dead AS (DELETE FROM platform.bus_envelopes WHERE id = $1 AND claimed_by = $2 RETURNING *)
        INSERT INTO platform.bus_dead_letters
            (id, handler, message_type, order_key, trace_parent, body, created_at, died_at, attempts, crashes, error_type, error_place)
        SELECT id, handler, message_type, order_key, trace_parent, body, created_at, $3, attempts + $4, crashes, $5, $6 FROM dead
        """;

    private const string Later = """
        UPDATE platform.bus_envelopes SET attempts = attempts + $3, due_at = $4, claimed_by = NULL, started = false
        WHERE id = $1 AND claimed_by = $2
        """;

    private const string Start = "UPDATE platform.bus_envelopes SET started = true WHERE id = $1 AND claimed_by = $2";

    public Task RetryAsync(Envelope envelope, DateTimeOffset due) => RunAsync(Later, envelope, 1, due.UtcDateTime);

    /// <summary>Not the message's fault: it costs no attempt.</summary>
    public Task ReleaseAsync(Envelope envelope, DateTimeOffset due) => RunAsync(Later, envelope, 0, due.UtcDateTime);

    public Task GiveUpAsync(Envelope envelope, ErrorTrace error) =>
        RunAsync(Bury, envelope, clock.GetUtcNow().UtcDateTime, 1, error.Type, error.Place);

    /// <summary>Committed before a suspect runs, so that it is known what the process died of. False: it is not ours.</summary>
    public async Task<bool> StartSuspectAsync(Envelope envelope) => await RunAsync(Start, envelope) == 1;

    private async Task<int> RunAsync(string sql, Envelope envelope, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = envelope.Id });
        command.Parameters.Add(new() { Value = envelope.Claim });
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync();
    }
}
