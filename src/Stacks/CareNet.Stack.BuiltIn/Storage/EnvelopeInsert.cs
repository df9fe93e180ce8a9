using System.Data;
using CareNet.Stack.BuiltIn.Messages;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Stack.BuiltIn.Storage;

/// <summary>Stores many envelopes with one statement, inside the transaction of whoever sends them.</summary>
internal static class EnvelopeInsert
{
    /// <summary>A storing of the same envelope twice is one envelope: an outbox may try again after a broken connection.</summary>
    private const string Insert = """
        INSERT INTO platform.bus_envelopes
            (id, due_at, created_at, claimed_by, parked, handler, message_type, order_key, trace_parent, body)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING
        """;

    public static async Task RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<Envelope> envelopes, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (envelopes.Any(envelope => envelope.OrderKey is not null))
        {
            batch.BatchCommands.Add(OrderLock.Of(envelopes.Select(envelope => envelope.OrderKey)));
        }

        batch.BatchCommands.Add(Command(envelopes));
        await batch.PrepareAsync(ct);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand Command(IReadOnlyList<Envelope> envelopes) => new(Insert)
    {
        Parameters =
        {
            Column(envelopes, NpgsqlDbType.Uuid, e => e.Id),
            Column(envelopes, NpgsqlDbType.TimestampTz, e => e.DueAt.UtcDateTime),
            Column(envelopes, NpgsqlDbType.TimestampTz, e => e.CreatedAt.UtcDateTime),
            Column(envelopes, NpgsqlDbType.Integer, e => e.Claim == 0 ? null : (int?)e.Claim),
            Column(envelopes, NpgsqlDbType.Boolean, e => e.Parked),
            Column(envelopes, NpgsqlDbType.Text, e => e.Handler.Name),
            Column(envelopes, NpgsqlDbType.Text, e => e.Handler.MessageName),
            Column(envelopes, NpgsqlDbType.Text, e => e.OrderKey),
            Column(envelopes, NpgsqlDbType.Text, e => e.TraceParent),
            Column(envelopes, NpgsqlDbType.Bytea, e => e.Body),
        },
    };

    private static NpgsqlParameter Column<T>(IReadOnlyList<Envelope> envelopes, NpgsqlDbType type, Func<Envelope, T> value) => new()
    {
        Value = envelopes.Select(value).ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | type,
    };
}
