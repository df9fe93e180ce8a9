using CareNet.Platform;

namespace CareNet.Policy;

/// <summary>
/// The policies as whoever acts on them asks for them: now, or at the moment of a decision of the past. Everything is in memory, so asking
/// costs nothing.
/// </summary>
public sealed class PoliciesInForce(PolicyBook shipped, TimeProvider clock)
{
    // An edition begins with its day in Japan.
    private readonly RegionTime japan = RegionTime.In("Asia/Tokyo", clock);

    // Replaced as a whole, so that nobody sees half of an edition.
    private volatile PolicyBook book = shipped;

    public PolicyBook Book => book;

    /// <summary>Every region's policy of today, real regions first.</summary>
    public IReadOnlyList<RegionPolicy> All => [.. book.Packs.Select(pack => pack.InForceAt(japan.Today)).OfType<RegionPolicy>()];

    /// <summary>From now on these: an edition was released, or a local rule switched. Each edition holds from its own day.</summary>
    public void Become(PolicyBook renewed) => book = renewed;

    /// <summary>Nothing for a region without a policy, or before its first edition: then there is no rule to act on or to cite.</summary>
    public RegionPolicy? Of(string region) => book[region]?.InForceAt(japan.Today);

    public RegionPolicy? Of(RegionCode region) => Of(region.Value);

    public RegionPolicy? Of(RegionCode region, DateTimeOffset moment) => Of(region.Value, moment);

    public RegionPolicy? Of(string region, DateTimeOffset moment) => book[region]?.InForceAt(japan.DateOf(moment));
}
