using CareNet.Platform;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Exports;

/// <summary>A file that left CareNet, and why. Only added to.</summary>
public sealed class ExportRecord
{
    public const int MaxReasonLength = 400;

    public required Guid Id { get; init; }

    public FacilityId? Facility { get; init; }

    public RegionCode? Region { get; init; }

    public required PersonId By { get; init; }

    public required string What { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public static void Map(ModelBuilder model) =>
        model.Entity<ExportRecord>(record =>
        {
            record.ToTable("exports").HasKey(r => r.Id);
            record.Property(r => r.By).HasColumnName("by_person");
            record.Property(r => r.What).HasMaxLength(40);
            record.Property(r => r.Reason).HasMaxLength(MaxReasonLength);
        });
}
