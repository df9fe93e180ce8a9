using CareNet.Screening.Assertion;
using CareNet.Screening.Lexicon;

namespace CareNet.Screening.Model;

/// <summary>The named features beside the character n-grams: signs and values by how they are meant, and the kinds of context.</summary>
internal static class FeatureSpace
{
    public static readonly string[] Meanings = ["now", "over", "usual", "off"];

    public static readonly string[] Others =
    [
        "bias",
        "two-signs",
        "three-signs",
        "two-red",
        "red-and-question",
        "normal-values",
        "red-value-now",
        "amber-value-now",
        "value-off",
        "value-over",
        "past",
        "teaching",
        "story",
        "others",
        "resolved",
        "handled",
        "usual",
        "persists",
        "supposing",
        "risk",
        "now",
        "perhaps",
        "history",
        "denial",
        "whenever",
        "ends-resolved",
        "ends-handled",
        "ends-persisting",
        "no-sign",
        "only-hints",
        "short",
        "long",
        "english",
    ];

    private static readonly Dictionary<string, int> Places = Others
        .Select((name, i) => (name, i))
        .ToDictionary(pair => pair.name, pair => pair.i);

    public static int Count => SignLexicon.Current.Signs.Count * Meanings.Length + Others.Length;

    public static int Of(Sign sign, Stance stance) => sign.Number * Meanings.Length + Meaning(stance);

    public static int Other(string name) => SignLexicon.Current.Signs.Count * Meanings.Length + Places[name];

    public static string NameOf(int feature)
    {
        var signs = SignLexicon.Current.Signs;
        return feature < signs.Count * Meanings.Length
            ? signs[feature / Meanings.Length].Name + "\t" + Meanings[feature % Meanings.Length]
            : Others[feature - signs.Count * Meanings.Length] + "\t-";
    }

    private static int Meaning(Stance stance) =>
        stance switch
        {
            Stance.Asserted or Stance.Possible => 0,
            Stance.Resolved or Stance.Framed => 1,
            Stance.Usual => 2,
            _ => 3,
        };
}
