using System.Data;
using Npgsql;

namespace CareNet.Platform.Audit;

/// <summary>The result of a verification. Waiting entries are new ones whose turn to be sealed has not come.</summary>
public sealed record AuditCheck(long Seals, long Waiting, DateTimeOffset? OldestWaiting, long Findings, AuditHead? Head);

/// <summary>
/// Walks the whole trail in one snapshot, row by row, and reports what does not hold. Seals under the secret before the present one count
/// until the first seal under the present one: whoever has the old secret adds none behind it.
/// </summary>
public sealed class AuditVerification(
    NpgsqlDataSource database,
    AuditKey key,
    AuditHead? known,
    Action<AuditFinding> report,
    AuditKey? before = null
)
{
    /// <summary>Longer than any transaction of CareNet: an entry dated further back than this was not written by it.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    private long seals;
    private long findings;
    private long waiting;
    private long position;
    private byte[] hash = AuditSeal.Start;
    private DateTimeOffset latest = DateTimeOffset.MinValue;
    private DateTimeOffset? oldestWaiting;
    private bool isPresent;

    public async Task<AuditCheck> RunAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await WalkSealsAsync(connection, ct);
        CompareHead();
        await WalkUnsealedAsync(connection, ct);
        await WalkQueueAsync(connection, ct);
        return new(seals, waiting, oldestWaiting, findings, seals == 0 ? null : new(position, Convert.ToHexStringLower(hash)));
    }

    private async Task WalkSealsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Query(
            connection,
            $"""
            SELECT s.position, s.entry_seq,
                CASE WHEN isfinite(s.sealed_at) THEN (extract(epoch FROM s.sealed_at) * 1000000)::bigint ELSE 0 END,
                s.key, s.previous, s.hash, {AuditRow.Columns}
            FROM platform.audit_seals s LEFT JOIN platform.audit_entries e ON e.seq = s.entry_seq ORDER BY s.position
            """
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var seal = new AuditSeal(
                reader.GetInt64(0),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.GetString(3),
                reader.GetFieldValue<byte[]>(4),
                reader.GetFieldValue<byte[]>(5)
            );
            Check(seal, reader.IsDBNull(6) ? null : AuditRow.Read(reader, 6));
        }
    }

    private void Check(AuditSeal seal, AuditRow? row)
    {
        var sealedAt = AuditRow.Time(seal.SealedAtMicroseconds);
        if (seal.Position != position + 1)
        {
            Report(AuditFlaw.SealsRemoved, seal, sealedAt);
        }
        else if (!seal.Previous.AsSpan().SequenceEqual(hash))
        {
            Report(AuditFlaw.ChainBroken, seal, sealedAt);
        }

        if (row is null)
        {
            Report(AuditFlaw.Removed, seal, sealedAt);
        }
        else if (KeyOf(seal) is not { } signer)
        {
            Report(AuditFlaw.OtherKey, seal, sealedAt);
        }
        else if (!seal.Fits(row, signer))
        {
            Report(AuditFlaw.Changed, seal, sealedAt);
        }
        else
        {
            CheckTime(seal, row, sealedAt);
        }

        if (known?.Position == seal.Position && known.Hash != Convert.ToHexStringLower(seal.Hash))
        {
            Report(AuditFlaw.OtherHead, seal, sealedAt);
        }

        seals++;
        position = seal.Position;
        hash = seal.Hash;
    }

    private AuditKey? KeyOf(AuditSeal seal)
    {
        isPresent |= seal.Key == key.Name;
        return seal.Key == key.Name ? key
            : !isPresent && seal.Key == before?.Name ? before
            : null;
    }

    private void CheckTime(AuditSeal seal, AuditRow row, DateTimeOffset sealedAt)
    {
        if (row.At < Earliest || row.At > sealedAt + Tolerance)
        {
            Report(AuditFlaw.Misdated, seal, sealedAt);
            return;
        }

        latest = row.At > latest ? row.At : latest;
    }

    private DateTimeOffset Earliest => latest == DateTimeOffset.MinValue ? latest : latest - Tolerance;

    private void CompareHead()
    {
        if (known is not null && known.Position > position)
        {
            Report(new(AuditFlaw.CutOff, position, null, null));
        }
    }

    private async Task WalkUnsealedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Query(
            connection,
            $"""
            SELECT q.seq IS NOT NULL, {AuditRow.Columns} FROM platform.audit_entries e
            LEFT JOIN platform.audit_unsealed q ON q.seq = e.seq
            WHERE NOT EXISTS (SELECT FROM platform.audit_seals s WHERE s.entry_seq = e.seq) ORDER BY e.seq
            """
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = AuditRow.Read(reader, 1);
            if (!reader.GetBoolean(0))
            {
                Report(new(AuditFlaw.Unsealed, null, row.Seq, row.At));
            }
            else if (row.At < Earliest)
            {
                Report(new(AuditFlaw.Misdated, null, row.Seq, row.At));
            }
            else
            {
                waiting++;
                oldestWaiting = oldestWaiting is { } oldest && oldest < row.At ? oldest : row.At;
            }
        }
    }

    private async Task WalkQueueAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Query(
            connection,
            """
            SELECT q.seq FROM platform.audit_unsealed q
            WHERE NOT EXISTS (SELECT FROM platform.audit_entries e WHERE e.seq = q.seq) ORDER BY q.seq
            """
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            Report(new(AuditFlaw.RemovedUnsealed, null, reader.GetInt64(0), null));
        }
    }

    private void Report(AuditFlaw flaw, AuditSeal seal, DateTimeOffset at) => Report(new(flaw, seal.Position, seal.EntrySeq, at));

    private void Report(AuditFinding finding)
    {
        findings++;
        report(finding);
    }

    // As long as it takes: nothing else waits for a verification.
    private static NpgsqlCommand Query(NpgsqlConnection connection, string sql) => new(sql, connection) { CommandTimeout = 0 };
}
