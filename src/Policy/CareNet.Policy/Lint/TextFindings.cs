using CareNet.Platform;
using CareNet.Policy.Rules;

namespace CareNet.Policy.Lint;

/// <summary>Findings about text that contradicts itself or is unfinished, wrong or only a draft.</summary>
internal static class TextFindings
{
    public static IEnumerable<Finding> Of(RegionPolicy policy) =>
        policy.Rules.SelectMany(rule => OfRule(policy, rule)).Concat(Headings(policy)).Concat(Drafts(policy));

    private static IEnumerable<Finding> OfRule(RegionPolicy policy, PolicyRule rule) =>
        rule
            .Facts.Contradicts.Select(other => new Finding(
                FindingKind.Contradiction,
                policy.Region,
                [.. new[] { rule.Id, other.Id }.Distinct()],
                other.About
            ))
            .Concat(rule.Facts.Slips.Select(slip => new Finding(FindingKind.Slip, policy.Region, [rule.Id], slip.About)))
            .Concat(rule.Doubt is { } doubt ? [new Finding(FindingKind.Unclear, policy.Region, [rule.Id], doubt)] : []);

    private static IEnumerable<Finding> Headings(RegionPolicy policy) =>
        from rule in policy.Rules
        where rule.Heading is Modality.Should or Modality.May && rule.Modality is Modality.Must or Modality.MustNot
        group rule.Id by HeadingOf(rule.Id) into article
        select new Finding(
            FindingKind.WeakHeading,
            policy.Region,
            [article.Key, .. article],
            new Phrase(
                $"見出しは勧めるだけですが、{article.Count()} 項目は義務の書き方です。",
                $"The heading only recommends; {article.Count()} of its items are worded as duties."
            )
        );

    private static string HeadingOf(string id) => id[..id.LastIndexOf('-')];

    private static IEnumerable<Finding> Drafts(RegionPolicy policy) =>
        policy.Rules.Where(rule => rule.IsDraft).Select(rule => rule.Id).ToList() is { Count: > 0 } drafts
            ?
            [
                new(
                    FindingKind.Draft,
                    policy.Region,
                    drafts,
                    new Phrase($"{drafts.Count} 項目はまだ案です。", $"{drafts.Count} rules are still a draft.")
                ),
            ]
            : [];
}
