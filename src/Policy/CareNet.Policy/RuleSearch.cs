using System.Runtime.CompilerServices;
using CareNet.Policy.Rules;

namespace CareNet.Policy;

/// <summary>
/// Finds rules by words as people type them, in whatever width, kana or case, in Japanese or English, by key word or by number.
/// Japanese has no spaces, so where no rule holds a word whole, the rules that share most of its pairs of characters are taken.
/// </summary>
public static class RuleSearch
{
    // Folding seventy rules for each question would take longer than everything else; a rule never changes.
    private static readonly ConditionalWeakTable<PolicyRule, SearchedRule> Folded = [];

    private const int LongestQuery = 200;
    private const double Half = 0.5;

    /// <summary>
    /// The rule that was named first, then those about the word, then those that hold it; each in the order of the document.
    /// </summary>
    public static IReadOnlyList<PolicyRule> In(IReadOnlyList<PolicyRule> rules, string words)
    {
        var question =
            words.Length > LongestQuery
                ? words[..(char.IsHighSurrogate(words[LongestQuery - 1]) ? LongestQuery - 1 : LongestQuery)]
                : words;
        var asked = SearchWords.Of(question);
        if (asked.Count == 0)
        {
            return [];
        }

        var whole = rules.Where(rule => asked.All(word => Of(rule).Holds(word))).ToList();
        return whole.Count > 0
            ? [.. whole.OrderBy(rule => Rank(rule, question, asked))]
            :
            [
                .. from rule in rules
                let likeness = Of(rule).Likeness(asked)
                where likeness >= Half
                orderby likeness descending
                select rule,
            ];
    }

    private static int Rank(PolicyRule rule, string question, IReadOnlyList<SearchWord> asked) =>
        Of(rule).IsNamed(question) ? 0
        : asked.All(word => Of(rule).IsAbout(word)) ? 1
        : 2;

    private static SearchedRule Of(PolicyRule rule) => Folded.GetValue(rule, made => new SearchedRule(made));
}
