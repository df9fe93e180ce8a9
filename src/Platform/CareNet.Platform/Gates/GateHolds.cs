using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Platform.Gates;

/// <summary>
/// Holds the gates for a handler before it stores something in a patient's group. Nothing is needed to take something back: a retraction
/// passes closed gates.
/// </summary>
public sealed class GateHolds(TimeProvider clock)
{
    private const string Read = """
        SELECT kind, subject, open, closes_at, rule_id FROM platform.gates
        WHERE (kind, subject) IN (SELECT kind, subject FROM unnest($1, $2) AS asked (kind, subject))
        """;

    /// <summary>
    /// Keeps both gates as they are until the handler's transaction ends: a closing waits for it, and it waits for a closing
    /// under way. One round trip; call it before the first write, and never set a gate that the same handler holds.
    /// </summary>
    public Task<GateStates> Hold(DbContext context, PersonId person, PatientId patient, CancellationToken ct) =>
        Hold(context, [GateKey.Access(person), GateKey.Sharing(patient)], ct);

    /// <inheritdoc cref="Hold(DbContext, PersonId, PatientId, CancellationToken)"/>
    public async Task<GateStates> Hold(DbContext context, IReadOnlyCollection<GateKey> keys, CancellationToken ct)
    {
        var ordered = GateKey.Ordered(keys);
        await using var batch = LockedBatch.In(context).Shared(ordered.Select(key => key.Lock)).Then(Read, Asked(ordered));
        return Seen(ordered, await batch.ReadAsync(Row, ct));
    }

    /// <summary>
    /// Returns how the gates stand now, for showing only: without the locks it says nothing about the moment of a commit.
    /// </summary>
    public async Task<GateStates> Look(DbContext context, IReadOnlyCollection<GateKey> keys, CancellationToken ct)
    {
        var ordered = GateKey.Ordered(keys);
        await context.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand(Read, (NpgsqlConnection)context.Database.GetDbConnection());
            command.Parameters.AddRange(Asked(ordered));
            await using var reader = await command.ExecuteReaderAsync(ct);
            List<GateState> rows = [];
            while (await reader.ReadAsync(ct))
            {
                rows.Add(Row(reader));
            }

            return Seen(ordered, rows);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private static NpgsqlParameter[] Asked(List<GateKey> keys) =>
        [
            new() { Value = keys.Select(key => key.KindName).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = keys.Select(key => key.Subject).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
        ];

    private GateState Row(NpgsqlDataReader row)
    {
        DateTimeOffset? closesAt = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3);
        var key = GateKey.Stored(row.GetString(0), row.GetGuid(1));
        return new(key, row.GetBoolean(2) && !(closesAt <= clock.GetUtcNow()), row.GetString(4), closesAt);
    }

    private static GateStates Seen(List<GateKey> asked, List<GateState> rows) =>
        new([.. asked.Select(key => rows.Find(row => row.Key == key) ?? new(key, false, null, null))]);
}
