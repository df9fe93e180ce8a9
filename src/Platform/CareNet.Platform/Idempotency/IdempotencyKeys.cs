using System.Security.Cryptography;
using System.Text.Json;
using CareNet.Platform.Keys;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CareNet.Platform.Idempotency;

/// <summary>
/// A repeated write answers with the first result, from any node, for two days. The answer commits with the act, in the handler's
/// own transaction: whatever kills the node, either both are there or none. A refusal commits nothing and so leaves no key; its
/// repeat is judged anew.
/// </summary>
public sealed class IdempotencyKeys(TimeProvider clock, DerivedKeys secrets)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private const string Read = "SELECT fingerprint, body FROM platform.idempotency_keys WHERE actor = $1 AND key = $2 AND expires_at > $3";

    // Under the claim's lock a row of this key can only be one that has expired.
    private const string Write = """
        INSERT INTO platform.idempotency_keys AS stored (actor, key, fingerprint, body, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (actor, key) DO UPDATE SET fingerprint = excluded.fingerprint, body = excluded.body,
            created_at = excluded.created_at, expires_at = excluded.expires_at
        WHERE stored.expires_at <= excluded.created_at
        """;

    /// <summary>
    /// The handler's first step, before any gate. While the first request is under way its repeat waits here until the first has
    /// committed, and is answered, or has failed, and is the first.
    /// </summary>
    public async Task<Claim> Claim(DbContext context, RequestKey key, Fingerprint fingerprint, CancellationToken ct)
    {
        await using var batch = LockedBatch.In(context).Exclusive([key.Lock]).Then(Read, Actor(key), Key(key), Time(clock.GetUtcNow()));
        var stored = await batch.ReadAsync(row => (Hash: row.GetFieldValue<byte[]>(0), Body: row.GetString(1)), ct);
        return stored.Count == 0 ? Idempotency.Claim.First
            : !stored[0].Hash.AsSpan().SequenceEqual(Stored(fingerprint)) ? Idempotency.Claim.Refused(IdempotencyErrors.OtherRequest)
            : Idempotency.Claim.Repeated(stored[0].Body);
    }

    /// <summary>
    /// Stores the answer of a first request. Ids and codes only: it lies here for two days, whatever becomes of its subject.
    /// </summary>
    public async Task Record<T>(DbContext context, RequestKey key, Fingerprint fingerprint, T answer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var batch = LockedBatch
            .In(context)
            .Then(
                Write,
                Actor(key),
                Key(key),
                new NpgsqlParameter<byte[]> { TypedValue = Stored(fingerprint) },
                new NpgsqlParameter { Value = JsonSerializer.Serialize(answer), NpgsqlDbType = NpgsqlDbType.Json },
                Time(now),
                Time(now + Kept)
            );
        if (await batch.RunAsync(ct) != 1)
        {
            throw new InvalidOperationException("This key has an answer already: claim it before acting.");
        }
    }

    /// <summary>For a request whose answer is only that it was done.</summary>
    public Task Record(DbContext context, RequestKey key, Fingerprint fingerprint, CancellationToken ct) =>
        Record<object?>(context, key, fingerprint, null, ct);

    /// <summary>Claim, act and record in one: for acts that publish nothing. An act that is refused leaves no key.</summary>
    public async Task<Result<T>> Run<T>(
        DbContext context,
        RequestKey key,
        Fingerprint fingerprint,
        Func<CancellationToken, Task<Result<T>>> act,
        CancellationToken ct
    )
    {
        var claim = await Claim(context, key, fingerprint, ct);
        if (claim.IsAnswered<T>(out var earlier))
        {
            return earlier;
        }

        var answer = await act(ct);
        if (answer.IsOk)
        {
            await Record(context, key, fingerprint, answer.Value, ct);
        }

        return answer;
    }

    /// <summary>Under a key that is not in the database: otherwise whoever copies the table could try out what somebody sent.</summary>
    private byte[] Stored(Fingerprint fingerprint) => HMACSHA256.HashData(secrets.For("carenet fingerprints 1"), fingerprint.Hash);

    private static NpgsqlParameter Actor(RequestKey key) => new NpgsqlParameter<Guid> { TypedValue = key.Actor };

    private static NpgsqlParameter Key(RequestKey key) => new NpgsqlParameter<string> { TypedValue = key.Key };

    private static NpgsqlParameter Time(DateTimeOffset at) => new NpgsqlParameter<DateTimeOffset> { TypedValue = at };
}
