using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareNet.Platform.Audit;

/// <summary>
/// Seals what waits, batch by batch, each in a transaction of its own: a crash leaves a batch sealed or waiting. Positions are
/// given at sealing, so an entry that commits late gets a later position and none is passed over.
/// </summary>
public sealed partial class AuditSealing(NpgsqlDataSource database, AuditKey key, TimeProvider clock, ILogger<AuditSealing> log)
{
    private const long OneSealer = 0x0CA2_E0E7_0000_0005;
    private const int BatchSize = 1000;
    private const int MostBatches = 200;

    /// <summary>The number of entries that this call sealed; zero if another sealer is at work, which will come to them.</summary>
    public async Task<int> SealAsync(CancellationToken ct)
    {
        var total = 0;
        var last = 0L;
        AuditHead? head = null;
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var (queued, count, newest) = await SealBatchAsync(last, ct);
            total += count;
            head = newest ?? head;
            if (queued.Length < BatchSize)
            {
                break;
            }

            last = queued[^1];
        }

        if (head is not null)
        {
            Sealed(total, head);
        }

        return total;
    }

    private async Task<(long[] Queued, int Count, AuditHead? Head)> SealBatchAsync(long after, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // A batch is small beside the tables, whatever stale statistics say of them.
        await using var alone = new NpgsqlCommand(
            $"SET LOCAL enable_seqscan = off; SELECT pg_try_advisory_xact_lock({OneSealer})",
            connection,
            transaction
        );
        if (await alone.ExecuteScalarAsync(ct) is not true)
        {
            return ([], 0, null);
        }

        var queued = await QueuedAsync(connection, transaction, after, ct);
        var rows = await WaitingAsync(connection, transaction, queued, ct);
        if (rows.Count == 0)
        {
            return (queued, 0, null);
        }

        var (position, hash) = await NewestAsync(connection, transaction, ct);
        var now = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var seals = new List<AuditSeal>(rows.Count);
        foreach (var row in rows)
        {
            seals.Add(AuditSeal.Of(row, ++position, now, hash, key));
            hash = seals[^1].Hash;
        }

        await KeepAsync(connection, transaction, seals, ct);
        await transaction.CommitAsync(ct);
        return (queued, seals.Count, new(position, Convert.ToHexStringLower(hash)));
    }

    private static async Task<long[]> QueuedAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        long after,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            $"SELECT ARRAY(SELECT seq FROM platform.audit_unsealed WHERE seq > $1 ORDER BY seq LIMIT {BatchSize})",
            connection,
            transaction
        );
        command.Parameters.Add(new() { Value = after });
        return (long[])(await command.ExecuteScalarAsync(ct))!;
    }

    // A queue entry whose row is gone stays: it is the trace of a removal, and verification tells it.
    private static async Task<List<AuditRow>> WaitingAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        long[] queued,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT {AuditRow.Columns} FROM platform.audit_entries e
            WHERE e.seq = ANY ($1) AND e.seq <> ALL (ARRAY(SELECT s.entry_seq FROM platform.audit_seals s WHERE s.entry_seq = ANY ($1)))
            ORDER BY e.seq
            """,
            connection,
            transaction
        );
        command.Parameters.Add(new() { Value = queued });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<AuditRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(AuditRow.Read(reader));
        }

        return rows;
    }

    private static async Task<(long Position, byte[] Hash)> NewestAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            "SELECT position, hash FROM platform.audit_seals ORDER BY position DESC LIMIT 1",
            connection,
            transaction
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, AuditSeal.Start);
    }

    private static async Task KeepAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        List<AuditSeal> seals,
        CancellationToken ct
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(
            new(
                """
                INSERT INTO platform.audit_seals (position, entry_seq, sealed_at, key, previous, hash)
                SELECT position, entry_seq, $3, $4, previous, hash FROM unnest($1, $2, $5, $6) AS s(position, entry_seq, previous, hash)
                """
            )
            {
                Parameters =
                {
                    new() { Value = seals.Select(seal => seal.Position).ToArray() },
                    new() { Value = seals.Select(seal => seal.EntrySeq).ToArray() },
                    new() { Value = AuditRow.Time(seals[0].SealedAtMicroseconds).UtcDateTime },
                    new() { Value = seals[0].Key },
                    new() { Value = seals.Select(seal => seal.Previous).ToArray() },
                    new() { Value = seals.Select(seal => seal.Hash).ToArray() },
                },
            }
        );
        batch.BatchCommands.Add(
            new("DELETE FROM platform.audit_unsealed WHERE seq = ANY ($1)")
            {
                Parameters = { new() { Value = seals.Select(seal => seal.EntrySeq).ToArray() } },
            }
        );
        await batch.ExecuteNonQueryAsync(ct);
    }

    // The log lies outside the database: there the head is out of a forger's reach.
    [LoggerMessage(Level = LogLevel.Information, Message = "Audit: {Count} entries sealed, head {Head}")]
    private partial void Sealed(int count, AuditHead head);
}
