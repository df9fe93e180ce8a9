using CareNet.Platform;

namespace CareNet.Policy.Lint;

/// <summary>Things with several names, words with several meanings, words that nobody explains.</summary>
internal static class TermFindings
{
    public static IEnumerable<Finding> Of(RegionPolicy policy) => policy.Facts.Terms.SelectMany(term => Of(policy, term));

    private static IEnumerable<Finding> Of(RegionPolicy policy, Term term)
    {
        string[] ids = [.. term.Names.SelectMany(name => name.In).Distinct()];
        if (term.Names.Count > 1)
        {
            var names = term.Names.Select(name => name.Name).ToList();
            yield return new(
                FindingKind.SeveralNames,
                policy.Region,
                ids,
                new Phrase(
                    $"{term.Of.Ja}が {names.Count} つあります（{string.Join("、", names)}）。",
                    $"{term.Of.En} has {names.Count} names: {string.Join(", ", names)}."
                )
            );
        }

        if (term.Meanings.Count > 1)
        {
            yield return new(
                FindingKind.SeveralMeanings,
                policy.Region,
                ids,
                new Phrase(
                    $"{term.Of.Ja}の意味が {term.Meanings.Count} つあります（{string.Join("、", term.Meanings.Select(meaning => meaning.Text.Ja))}）。",
                    $"{term.Of.En} has {term.Meanings.Count} meanings: "
                        + $"{string.Join("; ", term.Meanings.Select(meaning => meaning.Text.En))}."
                )
            );
        }

        if (!term.IsExplained)
        {
            yield return new(
                FindingKind.Unexplained,
                policy.Region,
                ids,
                new Phrase($"{term.Of.Ja}の説明がありません。", $"{term.Of.En} is never explained.")
            );
        }
    }
}
