using System.Text;
using CareNet.Policy.Rules;

namespace CareNet.Policy;

/// <summary>
/// Finds rules by words as people type them: full-width and half-width are the same. Japanese has no spaces, so where no rule holds
/// a word whole, the rules that share most of its pairs of characters are taken.
/// </summary>
public static class RuleSearch
{
    private const int LongestQuery = 200;
    private const double Enough = 0.5;

    public static IReadOnlyList<PolicyRule> In(IReadOnlyList<PolicyRule> rules, string words)
    {
        var asked = Fold(words.Length > LongestQuery ? words[..LongestQuery] : words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0)
        {
            return [];
        }

        var texts = rules.Select(rule => (Rule: rule, Text: TextOf(rule))).ToList();
        var whole = texts.Where(entry => asked.All(entry.Text.Contains)).Select(entry => entry.Rule).ToList();
        return whole.Count > 0 ? whole :
        [
            .. from entry in texts
               let likeness = asked.Average(word => Likeness(word, entry.Text))
               where likeness >= Enough
               orderby likeness descending
               select entry.Rule,
        ];
    }

    /// <summary>Width and case do not matter when searching.</summary>
    public static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static string TextOf(PolicyRule rule) => Fold(string.Join('\n',
        new[] { rule.Id, rule.Place, rule.Text.Ja, rule.Text.En }
            .Concat(rule.Topics)
            .Concat(rule.Notes.SelectMany(note => new[] { note.Text.Ja, note.Text.En }))
            .Concat(rule.Items.SelectMany(item => new[] { item.Text.Ja, item.Text.En }))));

    // Pairs of hiragana alone are endings and particles: every rule has them.
    private static bool Tells(string pair) => pair.Any(letter => letter is not (>= '\u3040' and <= '\u309f'));

    private static double Likeness(string word, string text)
    {
        string[] pairs = word.Length < 2 ? [word] : [.. Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2)).Where(Tells)];
        return pairs.Length == 0 ? 0 : pairs.Average(pair => text.Contains(pair, StringComparison.Ordinal) ? 1.0 : 0);
    }
}
