namespace CareNet.Policy.Comparing;

/// <summary>
/// The differences if one pack takes the place of another: its editions by id, and for every day on which an edition of either begins, what
/// holds from then on. An edition holds on its first day, so whatever is altered in any of them shows.
/// </summary>
public sealed record PackComparison(IReadOnlyList<EditionDifference> Editions, IReadOnlyList<PeriodDifferences> Periods)
{
    public int Count => Editions.Count + Periods.Sum(period => period.What.Count);

    public static PackComparison Between(PolicyPack before, PolicyPack after) => new([.. OfEditions(before, after)], InTurn(before, after));

    private static IEnumerable<EditionDifference> OfEditions(PolicyPack before, PolicyPack after)
    {
        var (old, now) = (ById(before), ById(after));
        return from id in now.Keys.Union(old.Keys)
            let was = old.GetValueOrDefault(id)
            let isNow = now.GetValueOrDefault(id)
            where WholeText.Of(was) != WholeText.Of(isNow)
            let kind = was is null ? DifferenceKind.Added
            : isNow is null ? DifferenceKind.Dropped
            : DifferenceKind.Altered
            let edition = (isNow ?? was)!.Edition
            select new EditionDifference(kind, id, edition.Name, edition.From);
    }

    // Ids of editions are not checked for being unique; the last of one name stands for it here, and its days show all of them.
    private static Dictionary<string, RegionPolicy> ById(PolicyPack pack) =>
        pack.Editions.GroupBy(policy => policy.Edition.Id).ToDictionary(same => same.Key, same => same.Last());

    private static List<PeriodDifferences> InTurn(PolicyPack before, PolicyPack after)
    {
        DateOnly[] days =
        [
            .. before.Editions.Concat(after.Editions).Select(policy => policy.Edition.From ?? DateOnly.MinValue).Distinct().Order(),
        ];
        List<PeriodDifferences> periods = [];
        for (var at = 0; at < days.Length; at++)
        {
            var what = PolicyDifferences.Between(before.InForceAt(days[at]), after.InForceAt(days[at]));
            DateOnly? until = at + 1 < days.Length ? days[at + 1] : null;
            if (periods.Count > 0 && WholeText.Of(periods[^1].What) == WholeText.Of(what))
            {
                periods[^1] = periods[^1] with { Until = until };
            }
            else
            {
                periods.Add(new(days[at] == DateOnly.MinValue ? null : days[at], until, what));
            }
        }

        return [.. periods.Where(period => period.What.Count > 0)];
    }
}
