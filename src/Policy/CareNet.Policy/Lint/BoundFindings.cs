using CareNet.Policy.Settings;

namespace CareNet.Policy.Lint;

/// <summary>Numbers beyond what CareNet allows, also of editions that do not hold yet or any more.</summary>
internal static class BoundFindings
{
    public static IEnumerable<Finding> Of(PolicyPack pack) =>
        pack
            .Editions.SelectMany(policy => SettingBounds.BrokenBy(policy.Settings))
            .Distinct()
            .Select(text => new Finding(FindingKind.OutOfBounds, pack.Region, [], text));
}
