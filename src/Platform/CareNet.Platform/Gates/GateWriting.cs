using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Platform.Gates;

/// <summary>Internal, so that a gate has exactly two doors to its row: one for Consent, one for Security.</summary>
internal static class GateWriting
{
    private const string Upsert = """
        INSERT INTO platform.gates AS gate (kind, subject, open, closes_at, rule_id, version, changed_at)
        SELECT $1, subject, $3, $4, $5, 1, $6 FROM unnest($2) AS subject
        ON CONFLICT (kind, subject) DO UPDATE SET open = excluded.open, closes_at = excluded.closes_at, rule_id = excluded.rule_id,
            version = gate.version + 1, changed_at = excluded.changed_at
        """;

    public sealed record GateChange(bool Open, string RuleId, DateTimeOffset? ClosesAt, DateTimeOffset At);

    /// <summary>Waits for everybody who holds one of the gates, and stops whoever comes next until the transaction ends.</summary>
    public static async Task Set(DbContext context, IEnumerable<GateKey> keys, GateChange change, CancellationToken ct)
    {
        var ordered = GateKey.Ordered(keys);
        if (ordered.Count == 0)
        {
            return;
        }

        await using var batch = LockedBatch
            .In(context)
            .Exclusive(ordered.Select(key => key.Lock))
            .Then(
                Upsert,
                new NpgsqlParameter<string> { TypedValue = ordered[0].KindName },
                new NpgsqlParameter
                {
                    Value = ordered.Select(key => key.Subject).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
                },
                new NpgsqlParameter<bool> { TypedValue = change.Open },
                new NpgsqlParameter
                {
                    Value = change.ClosesAt?.ToUniversalTime() ?? (object)DBNull.Value,
                    NpgsqlDbType = NpgsqlDbType.TimestampTz,
                },
                new NpgsqlParameter<string> { TypedValue = change.RuleId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = change.At }
            );
        await batch.RunAsync(ct);
    }
}
