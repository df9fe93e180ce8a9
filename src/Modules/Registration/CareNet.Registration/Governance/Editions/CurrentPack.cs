using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

/// <summary>
/// A region's pack that was released last, or the one that came with CareNet. Rules that the region has switched off are in it.
/// </summary>
internal sealed record CurrentPack(PolicyPack Pack, DateTimeOffset? ReleasedAt)
{
    /// <summary>As it is now or, with a moment, as it was just before. Null for a region without a policy.</summary>
    public static async Task<CurrentPack?> Of(
        RegistrationContext context,
        EditionPacks packs,
        RegionCode region,
        DateTimeOffset? before,
        CancellationToken ct
    )
    {
        var released = await context
            .Set<PolicyEdition>()
            .AsNoTracking()
            .Where(e => e.Region == region && e.ReleasedAt != null && (before == null || e.ReleasedAt < before))
            .OrderByDescending(e => e.ReleasedAt)
            .FirstOrDefaultAsync(ct);
        return released is not null ? new(packs.Released(region, released.Text), released.ReleasedAt)
            : packs.Shipped(region) is { } shipped ? new(shipped, null)
            : null;
    }
}
