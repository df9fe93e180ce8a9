using System.Text.RegularExpressions;
using CareNet.Policy.Rules;

namespace CareNet.Policy;

/// <summary>A rule as the search sees it; made once, when the rule is first asked for.</summary>
internal sealed partial class SearchedRule(PolicyRule rule)
{
    private readonly string text = SearchWords.Fold(
        string.Join(
            '\n',
            new[] { rule.Id, rule.Place, rule.PlaceName.En, rule.Text.Ja, rule.Text.En }
                .Concat(rule.Topics)
                .Concat(rule.TopicNames.SelectMany(name => new[] { name.Ja, name.En }))
                .Concat(rule.Notes.SelectMany(note => new[] { note.Text.Ja, note.Text.En }))
                .Concat(rule.Items.SelectMany(item => new[] { item.Id, item.Text.Ja, item.Text.En }))
        )
    );

    private readonly string topics = SearchWords.Fold(string.Join('\n', rule.TopicNames.SelectMany(name => new[] { name.Ja, name.En })));

    private readonly string[] names =
    [
        SearchWords.Fold(rule.Id),
        SearchWords.Fold(rule.Key),
        SearchWords.Fold(rule.Place),
        SearchWords.Fold(rule.PlaceName.En),
    ];

    public bool Holds(SearchWord word) => text.Contains(word.Folded, StringComparison.Ordinal);

    public bool IsAbout(SearchWord word) => topics.Contains(word.Folded, StringComparison.Ordinal);

    public bool IsNamed(string question) => names.Contains(SearchWords.Fold(question.Trim()));

    public double Likeness(IReadOnlyList<SearchWord> words)
    {
        var pairs = words.SelectMany(word => Pairs(word.Typed)).ToList();
        var telling = pairs.Where(pair => !pair.Any(IsHiragana)).ToList();
        var folded = (telling.Count > 0 ? telling : pairs.Where(pair => !pair.All(IsHiragana)))
            .Select(SearchWords.Fold)
            .Where(pair => pair.Length > 0)
            .ToList();
        return folded.Count == 0 ? 0 : folded.Average(pair => text.Contains(pair, StringComparison.Ordinal) ? 1.0 : 0);
    }

    // Letters of the alphabet make words; pairs of them are everywhere.
    private static IEnumerable<string> Pairs(string word) =>
        Run()
            .Matches(word)
            .Select(run => run.Value)
            .SelectMany(run =>
                run.Length < 2 || char.IsAscii(run[0]) ? [run] : Enumerable.Range(0, run.Length - 1).Select(at => run.Substring(at, 2))
            );

    [GeneratedRegex("[!-~]+|[^!-~]+")]
    private static partial Regex Run();

    // Hiragana are endings and particles: every rule has them.
    private static bool IsHiragana(char letter) => letter is >= '\u3040' and <= '\u309f';
}
