using System.Text;
using System.Text.RegularExpressions;
using CareNet.Platform;

namespace CareNet.Policy;

/// <summary>A word of a question: as it was typed, for telling endings from content, and folded, for comparing.</summary>
internal sealed record SearchWord(string Typed, string Folded);

/// <summary>Makes one spelling of many: width, case, katakana and hiragana, the long vowel sign, the hyphen in Wi-Fi.</summary>
internal static partial class SearchWords
{
    private const int KatakanaToHiragana = 'ァ' - 'ぁ';

    public static IReadOnlyList<SearchWord> Of(string question) =>
        [
            .. from word in question
                .Folded()
                .ToLowerInvariant()
                .Split([' ', '、', '。', ',', '?', '!'], StringSplitOptions.RemoveEmptyEntries)
            let folded = Fold(Singular().Replace(word, "$1"))
            where folded.Length > 0
            select new SearchWord(word, folded),
        ];

    public static string Fold(string text)
    {
        var plain = Hyphen().Replace(text.Folded().ToLowerInvariant(), "");
        var folded = new StringBuilder(plain.Length);
        foreach (var letter in plain.Where(letter => letter != 'ー'))
        {
            folded.Append(letter is >= 'ァ' and <= 'ヶ' ? (char)(letter - KatakanaToHiragana) : letter);
        }

        return folded.ToString();
    }

    [GeneratedRegex("(?<=[a-z])-(?=[a-z])")]
    private static partial Regex Hyphen();

    // Whoever asks for passwords means the password, too.
    [GeneratedRegex("^([a-z]{3,}[a-rt-z])s$")]
    private static partial Regex Singular();
}
