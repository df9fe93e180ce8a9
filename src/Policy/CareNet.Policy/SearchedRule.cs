using CareNet.Policy.Rules;

namespace CareNet.Policy;

/// <summary>A rule as the search sees it; made once, when the rule is first asked for.</summary>
internal sealed class SearchedRule(PolicyRule rule)
{
    private readonly string text = SearchWords.Fold(string.Join('\n',
        new[] { rule.Id, rule.Place, rule.PlaceName.En, rule.Text.Ja, rule.Text.En }
            .Concat(rule.Topics)
            .Concat(rule.TopicNames.SelectMany(name => new[] { name.Ja, name.En }))
            .Concat(rule.Notes.SelectMany(note => new[] { note.Text.Ja, note.Text.En }))
            .Concat(rule.Items.SelectMany(item => new[] { item.Id, item.Text.Ja, item.Text.En }))));

    private readonly string topics = SearchWords.Fold(string.Join('\n', rule.TopicNames.SelectMany(name => new[] { name.Ja, name.En })));

    private readonly string[] names = [SearchWords.Fold(rule.Id), SearchWords.Fold(rule.Key), SearchWords.Fold(rule.Place), SearchWords.Fold(rule.PlaceName.En)];

    public bool Holds(SearchWord word) => text.Contains(word.Folded, StringComparison.Ordinal);

    public bool IsAbout(SearchWord word) => topics.Contains(word.Folded, StringComparison.Ordinal);

    public bool IsNamed(string question) => names.Contains(SearchWords.Fold(question.Trim()));

    public double Likeness(IReadOnlyList<SearchWord> words)
    {
        var pairs = words.SelectMany(word => Pairs(word.Typed)).Where(Tells).Select(SearchWords.Fold).Where(pair => pair.Length > 0).ToList();
        return pairs.Count == 0 ? 0 : pairs.Average(pair => text.Contains(pair, StringComparison.Ordinal) ? 1.0 : 0);
    }

    private static IEnumerable<string> Pairs(string word) =>
        word.Length < 2 ? [word] : Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2));

    // Pairs of hiragana alone are endings and particles: every rule has them.
    private static bool Tells(string pair) => pair.Any(letter => letter is not (>= '\u3040' and <= '\u309f'));
}
