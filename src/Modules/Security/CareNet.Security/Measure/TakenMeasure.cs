using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Measure;

/// <summary>Why, when and by whom an account was restricted, suspended or given back.</summary>
public sealed class TakenMeasure
{
    public const int LongestReason = 400;

    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required AccountMeasure Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>When somebody was let in anew: how it was made sure who asks.</summary>
    public IdentityCheck? IdentityCheck { get; init; }

    public required PersonId DecidedBy { get; init; }

    /// <summary>Taken by the desk of the home region: a facility does not lift it.</summary>
    public bool ByDesk { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Whether the desk has stopped this account and has not given it back since.</summary>
    public static async Task<bool> IsStoppedByDesk(SecurityContext context, PersonId person, CancellationToken ct) =>
        await context.Set<TakenMeasure>().AsNoTracking()
            .Where(m => m.Person == person && m.ByDesk
                && (m.Kind == AccountMeasure.Suspended || m.Kind == AccountMeasure.ReadingOnly || m.Kind == AccountMeasure.Restored))
            .OrderByDescending(m => m.DecidedAt).ThenByDescending(m => m.Id)
            .FirstOrDefaultAsync(ct) is { Kind: not AccountMeasure.Restored };

    public static void Map(ModelBuilder model) => model.Entity<TakenMeasure>(measure =>
    {
        measure.ToTable("account_measures").HasKey(m => m.Id);
        measure.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
        measure.Property(m => m.IdentityCheck).HasConversion<string>().HasMaxLength(20);
        measure.Property(m => m.Reason).HasMaxLength(LongestReason);
    });
}
