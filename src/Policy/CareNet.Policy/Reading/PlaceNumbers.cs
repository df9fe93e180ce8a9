using System.Text.RegularExpressions;

namespace CareNet.Policy.Reading;

/// <summary>
/// How a numbered place of a Japanese document is said in English: 第11条(3) is article 11(3). What stands under a heading of its own
/// has its English name in the file.
/// </summary>
internal static partial class PlaceNumbers
{
    private static readonly (Regex Ja, string En)[] Words =
    [
        (Supplement(), "Supplement, article $1"),
        (Paragraph(), "Article $1, "),
        (Article(), "Article $1"),
        (Back(), "Form $1, back"),
        (Form(), "Form $1"),
        (LocalRule(), "Local rule $1"),
        (Notes(), "Notes "),
        (Item(), ", item $1"),
        (Bare(), "Rule $0"),
    ];

    /// <summary>A bare number says nothing in a sentence.</summary>
    public static string InJapanese(string place) => char.IsAsciiDigit(place[0]) ? "ルール" + place : place;

    public static string InEnglish(string place)
    {
        var said = Words.Aggregate(place, (text, word) => word.Ja.Replace(text, word.En));
        return said.Replace(" Article ", ", article ", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
    }

    [GeneratedRegex("附則第([0-9]+)条")]
    private static partial Regex Supplement();

    [GeneratedRegex("第([0-9]+)条(?=[0-9])")]
    private static partial Regex Paragraph();

    [GeneratedRegex("第([0-9]+)条")]
    private static partial Regex Article();

    [GeneratedRegex("様式([0-9]+)裏面")]
    private static partial Regex Back();

    [GeneratedRegex("(?:別紙)?様式([0-9]+)")]
    private static partial Regex Form();

    [GeneratedRegex("独自ルール([0-9]+)")]
    private static partial Regex LocalRule();

    [GeneratedRegex("留意事項")]
    private static partial Regex Notes();

    [GeneratedRegex("・([0-9]+)番目の項目")]
    private static partial Regex Item();

    [GeneratedRegex("^[0-9]")]
    private static partial Regex Bare();
}
