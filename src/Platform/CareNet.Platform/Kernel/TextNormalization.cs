using System.Text;

namespace CareNet.Platform;

/// <summary>
/// One spelling of a text from outside. <c>string.Normalize</c> throws on half a surrogate pair and on U+FFFE, and anybody can send
/// them; here whatever is no character becomes U+FFFD instead.
/// </summary>
public static class TextNormalization
{
    /// <summary>NFC: as typed, with each letter and its marks in one.</summary>
    public static string Composed(this string text) => Whole(text).Normalize(NormalizationForm.FormC);

    /// <summary>NFKC: for searching and comparing, so that full width and half width are the same.</summary>
    public static string Folded(this string text) => Whole(text).Normalize(NormalizationForm.FormKC);

    /// <summary>
    /// False for a text that holds half a surrogate pair, a code point that Unicode keeps for no character, or U+FFFD, which stands
    /// where bytes could not be read.
    /// </summary>
    public static bool IsReadable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsCharacter(rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static string Whole(string text)
    {
        if (IsReadable(text))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(IsCharacter(rune.Value) ? rune : Rune.ReplacementChar);
        }

        return whole.ToString();
    }

    // Half a surrogate pair is enumerated as U+FFFD.
    internal static bool IsCharacter(int scalar) =>
        scalar != Rune.ReplacementChar.Value && (scalar & 0xFFFE) != 0xFFFE && scalar is not (>= 0xFDD0 and <= 0xFDEF);
}
