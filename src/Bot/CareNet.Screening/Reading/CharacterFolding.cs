using CareNet.Platform;

namespace CareNet.Screening.Reading;

/// <summary>One written form for each character: NFKC, lower case, katakana as hiragana, one kind of dash, wave and arrow.</summary>
internal static class CharacterFolding
{
    // Filled when a character is first seen; two threads would write the same string.
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    public static bool IsPlain(char c) =>
        c is >= 'ぁ' and <= 'ゖ' or >= '一' and <= '鿿' or >= 'a' and <= 'z' or >= '0' and <= '9' or '。' or '、';

    public static bool IsVoiceMark(char c) => c is 'ﾞ' or 'ﾟ' or '\u3099' or '\u309A';

    public static string Of(char c) => Known[c] ??= Fold(c);

    /// <summary>A kana with the voice mark that follows it: half-width kana carry it as a character of its own.</summary>
    public static string Voiced(char kana, char mark)
    {
        var combining = mark is 'ﾞ' or '\u3099' ? '\u3099' : '\u309A';
        return Canonical(kana.ToString().Folded() + combining);
    }

    private static string Fold(char c)
    {
        if (char.IsSurrogate(c))
        {
            return c.ToString();
        }

        if (c is '\n' or '\r' or '\u2028' or '\u2029')
        {
            return "\n";
        }

        if (char.IsWhiteSpace(c))
        {
            return " ";
        }

        // Zero-width characters and variation selectors are not to be seen, so they must not part a word.
        if (
            char.IsControl(c)
            || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format
            || c is >= '\uFE00' and <= '\uFE0F'
        )
        {
            return "";
        }

        return c switch
        {
            '−' or '–' or '—' or '‐' or '‑' or '―' or '－' or 'ｰ' when c != 'ｰ' => "-",
            '〜' or '～' or '∼' or '˜' => "~",
            '⇒' or '➡' or '➔' or '⟶' or '⇨' or '↦' => "→",
            '’' or '‘' or '`' or '´' => "'",
            '“' or '”' => "\"",
            '．' => ".",
            '〇' => "0",
            _ => Canonical(c.ToString()),
        };
    }

    private static string Canonical(string text)
    {
        var composed = text.Folded();
        return string.Create(
            composed.Length,
            composed,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    var c = char.ToLowerInvariant(source[i]);
                    span[i] = c is >= 'ァ' and <= 'ヶ' ? (char)(c - 0x60) : c;
                }
            }
        );
    }
}
