using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Idempotency;

/// <summary>The first answer to a request, written by the transaction that did what it asks for.</summary>
internal sealed class StoredAnswer
{
    public Guid Actor { get; init; }

    public required string Key { get; init; }

    public required byte[] Fingerprint { get; init; }

    /// <summary>Ids and codes; empty where the answer is only that it was done.</summary>
    public required string Body { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

public static class IdempotencyMapping
{
    public static void MapIdempotency(this ModelBuilder model) =>
        model.Entity<StoredAnswer>(answer =>
        {
            answer.ToTable("idempotency_keys").HasKey(a => new { a.Actor, a.Key });
            answer.Property(a => a.Key).HasMaxLength((2 * RequestKey.Longest) + 1);
            answer.Property(a => a.Body).HasColumnType("json");
        });
}
