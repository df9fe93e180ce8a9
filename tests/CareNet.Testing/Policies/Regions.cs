using CareNet.Policy;
using Xunit;

namespace CareNet.Testing;

/// <summary>
/// The five real regions as data for theories, so that the test of a rule runs where the rule holds and where it does not:
/// <c>[MemberData(nameof(Regions.With), "okayama/5", MemberType = typeof(Regions))]</c>.
/// </summary>
public static class Regions
{
    public static PolicyBook Book { get; } = PolicyBook.Load(Repository.At("seeds", "policies"));

    /// <summary>Every real region.</summary>
    public static TheoryData<string> All => Where(_ => true);

    public static RegionPolicy Policy(string region) =>
        Book[region]?.Newest ?? throw new ArgumentException($"There is no pack for {region}.", nameof(region));

    /// <summary>The region that has this rule.</summary>
    public static TheoryData<string> With(string rule) => Where(policy => Has(policy, rule));

    /// <summary>The regions that do not have it; another rule of theirs may say the same.</summary>
    public static TheoryData<string> Without(string rule) => Where(policy => !Has(policy, rule));

    /// <summary>The regions that state this setting themselves, by its key: <c>membershipReviewDays.days</c>.</summary>
    public static TheoryData<string> Stating(string setting) => Where(policy => AlteredPolicy.Field(policy, setting).IsStated);

    /// <summary>The regions in which nothing or only CareNet's default holds for it.</summary>
    public static TheoryData<string> SilentOn(string setting) => Where(policy => !AlteredPolicy.Field(policy, setting).IsStated);

    public static TheoryData<string> Where(Func<RegionPolicy, bool> holds)
    {
        string[] regions = [.. Book.Packs.Where(pack => !pack.IsDemo && holds(pack.Newest)).Select(pack => pack.Region)];
        return regions.Length > 0
            ? [.. regions]
            : throw new ArgumentException("No region is left: a theory without data proves nothing.", nameof(holds));
    }

    // A rule that no region has is a slip of the pen: the theory would run nowhere, or everywhere.
    private static bool Has(RegionPolicy policy, string rule) =>
        Book.Packs.Any(pack => pack.Newest.Rule(rule) is not null)
            ? policy.Rule(rule) is not null
            : throw new ArgumentException($"No region has the rule {rule}.", nameof(rule));
}
