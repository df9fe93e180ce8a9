using CareNet.Platform;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Access;

/// <summary>The number of times that a person was refused within the hour. One is a slip of the finger.</summary>
public sealed class RefusalCount
{
    /// <summary>From here on somebody is told.</summary>
    public const int Striking = 5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public required PersonId Person { get; init; }

    public int Count { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>
    /// Attempts of one person are counted one after the other: many at once would count as few, and nobody would be told.
    /// </summary>
    public static async Task<RefusalCount> HoldAsync(SecurityContext context, PersonId person, DateTimeOffset at, CancellationToken ct)
    {
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO security.refusal_counts (person, count, since) VALUES ({person.Value}, 0, {at}) ON CONFLICT (person) DO NOTHING
            """,
            ct
        );
        return await context
            .Set<RefusalCount>()
            .FromSql($"SELECT * FROM security.refusal_counts WHERE person = {person.Value} FOR UPDATE")
            .SingleAsync(ct);
    }

    /// <summary>True when it has just become striking: once an hour, not with every further attempt.</summary>
    public bool Add(DateTimeOffset at)
    {
        if (at - Since > Window)
        {
            (Count, Since) = (0, at);
        }

        Count++;
        return Count == Striking;
    }

    public static void Map(ModelBuilder model) => model.Entity<RefusalCount>().ToTable("refusal_counts").HasKey(count => count.Person);
}
