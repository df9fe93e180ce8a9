using CareNet.Platform.Data;
using CareNet.Platform.Regions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Web.Pages.Home;

/// <summary>The regions that a visitor sees before signing in.</summary>
public sealed class PublicRegions(PlatformContext platform)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Region>> ListAsync(CancellationToken ct) =>
        await platform.Regions.AsNoTracking().OrderBy(region => region.Code).Take(Most).ToListAsync(ct);
}
