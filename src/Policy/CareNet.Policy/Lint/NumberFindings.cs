using CareNet.Platform;

namespace CareNet.Policy.Lint;

/// <summary>Printed article numbers that stand twice or are not there.</summary>
internal static class NumberFindings
{
    public static IEnumerable<Finding> Of(RegionPolicy policy)
    {
        var articles = policy.Rules.Where(rule => rule.Article is not null).ToLookup(rule => rule.Article!.Value, rule => rule.Id);
        foreach (var twice in articles.Where(same => same.Count() > 1))
        {
            yield return new(
                FindingKind.DuplicateNumber,
                policy.Region,
                [.. twice],
                new Phrase($"第{twice.Key}条が {twice.Count()} つあります。", $"Article {twice.Key} stands {twice.Count()} times.")
            );
        }

        // An article that is only a heading for its items has no entry of its own; its number still stands before theirs.
        var known = policy.Rules.Select(rule => rule.Article ?? NumberIn(rule.Place)).OfType<int>().ToHashSet();
        var missing = known.Count == 0 ? [] : Enumerable.Range(1, known.Max()).Where(number => !known.Contains(number)).ToList();
        if (policy.Facts.HasNumberedArticles && missing.Count > 0)
        {
            yield return new(
                FindingKind.MissingNumbers,
                policy.Region,
                [.. articles.SelectMany(ids => ids)],
                new Phrase($"第{string.Join("・", missing)}条が手元にありません。", $"Articles {string.Join(", ", missing)} are not there.")
            );
        }
    }

    private static int? NumberIn(string place)
    {
        var end = place.IndexOf('条', StringComparison.Ordinal);
        return place.StartsWith('第') && end > 0 && int.TryParse(place[1..end], out var number) ? number : null;
    }
}
