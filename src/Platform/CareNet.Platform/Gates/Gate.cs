using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Gates;

/// <summary>
/// The row of a gate. Internal and mapped for the schema's sake only: it is written through <see cref="SharingGate"/> and
/// <see cref="AccessGate"/>, whose locks are what makes it true.
/// </summary>
internal sealed class Gate
{
    public required string Kind { get; init; }

    public Guid Subject { get; init; }

    public bool Open { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public required string RuleId { get; init; }

    public long Version { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}

public static class GateMapping
{
    public static void MapGates(this ModelBuilder model) =>
        model.Entity<Gate>(gate =>
        {
            gate.ToTable("gates").HasKey(g => new { g.Kind, g.Subject });
            gate.Property(g => g.Kind).HasMaxLength(10);
            gate.Property(g => g.RuleId).HasMaxLength(80);
        });
}
