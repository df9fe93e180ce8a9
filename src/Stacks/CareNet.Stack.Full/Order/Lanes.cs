using CareNet.Platform.Bus;
using Npgsql;
using NpgsqlTypes;
using Wolverine;

namespace CareNet.Stack.Full;

/// <summary>
/// Numbers the messages of one key in the order of their commits. A row holds others back while Wolverine's inbox has its
/// envelope unhandled, so a retry keeps its place and a message that was given up lets the next one go.
/// </summary>
internal sealed class Lanes(NpgsqlDataSource database)
{
    public const string Table = WolverineSchema.Name + ".carenet_lanes";

    /// <summary>Taken last in a transaction and in one order, so it cannot close a circle.</summary>
    private const string Lock = """
        SELECT pg_advisory_xact_lock(hash) FROM
            (SELECT DISTINCT hashtextextended(key, 9216) AS hash FROM unnest($1) AS key ORDER BY hash) AS locks
        """;

    private const string Insert = $"""
        INSERT INTO {Table} (id, queue, order_key)
        SELECT id, queue, key FROM unnest($1, $2, $3) WITH ORDINALITY AS given (id, queue, key, place) ORDER BY place
        ON CONFLICT DO NOTHING
        """;

    private const string Waiting = $"""
        SELECT EXISTS (SELECT FROM {Table} l JOIN {Inbox.Table} e ON e.id = l.id
            WHERE l.queue = $1 AND l.order_key = $2 AND l.seq < $3 AND e.status <> 'Handled')
        """;

    private const string Sweep = $"""
        DELETE FROM {Table} l WHERE NOT EXISTS (SELECT FROM {Inbox.Table} e WHERE e.id = l.id AND e.status <> 'Handled')
        """;

    /// <summary>A scheduled message takes its place when it falls due.</summary>
    public async Task JoinAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, IEnumerable<Envelope> envelopes, CancellationToken ct)
    {
        var ordered = envelopes.Where(envelope => envelope is { Message: IOrderedBy, Status: not EnvelopeStatus.Scheduled }).ToList();
        if (ordered.Count == 0)
        {
            return;
        }

        var keys = ordered.Select(envelope => ((IOrderedBy)envelope.Message!).OrderKey).ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new(Lock) { Parameters = { new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } } },
                new(Insert)
                {
                    Parameters =
                    {
                        new() { Value = ordered.Select(envelope => envelope.Id).ToArray() },
                        new() { Value = ordered.Select(envelope => envelope.Destination!.ToString()).ToArray() },
                        new() { Value = keys },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Its number; one that has none takes its place now, at the end.</summary>
    public async Task<long> NumberOfAsync(Envelope envelope, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await FindAsync(connection, envelope.Id, ct) is { } number)
        {
            return number;
        }

        envelope.Status = EnvelopeStatus.Incoming;
        await JoinAsync(connection, null, [envelope], ct);
        return (await FindAsync(connection, envelope.Id, ct))!.Value;
    }

    public async Task<bool> IsFirstAsync(Envelope envelope, string key, long number, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Waiting);
        command.Parameters.Add(new() { Value = envelope.Destination!.ToString() });
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = number });
        return !(bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task SweepAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sweep);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<long?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT seq FROM {Table} WHERE id = $1", connection) { Parameters = { new() { Value = id } } };
        return (long?)await command.ExecuteScalarAsync(ct);
    }
}
