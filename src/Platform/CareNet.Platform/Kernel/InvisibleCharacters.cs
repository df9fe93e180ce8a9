using System.Globalization;
using System.Text;

namespace CareNet.Platform;

/// <summary>
/// Characters that nobody sees: what Unicode calls default ignorable (marks that turn the reading direction, letters without width,
/// fillers, tags, selectors of shapes) and those with an empty glyph. They make one name look like another and carry what nobody reads, so
/// fields refuse them, and pages show a replacement sign for those that are stored. What chooses the shape of a kanji or joins emoji
/// passes, and only there.
/// </summary>
public static class InvisibleCharacters
{
    private const int Joiner = 0x200D;
    private const int EmojiShape = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>False for a text that shows all it holds.</summary>
    public static bool Contain(string text)
    {
        int before = 0,
            at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            if (IsShapeOrJoiner(rune.Value) ? !Belongs(rune.Value, before, After(text, at)) : Contain(rune.Value))
            {
                return true;
            }

            // A shape or a tone belongs to its emoji: the joiner behind it joins that.
            before = IsToneOrEmojiShape(rune.Value) && IsEmoji(before) ? before : rune.Value;
        }

        return false;
    }

    /// <summary>The same text without what nobody sees: for what nobody typed, like the name that a browser gives.</summary>
    public static string Without(string text) =>
        Contain(text) ? string.Concat(text.EnumerateRunes().Where(rune => !IsShapeOrJoiner(rune.Value) && !Contain(rune.Value))) : text;

    /// <summary>True for a character that is hidden wherever it stands.</summary>
    /// <param name="scalar">One character, by its number.</param>
    public static bool Contain(int scalar) =>
        !IsShapeOrJoiner(scalar) && (IsIgnorable(scalar) || IsBlank(scalar) || !TextNormalization.IsCharacter(scalar));

    /// <summary>The property Default_Ignorable_Code_Point of Unicode 16, code points that are reserved for it included.</summary>
    private static bool IsIgnorable(int scalar) =>
        scalar
            is 0x00AD
                or 0x034F
                or 0x061C
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or (>= 0x180B and <= 0x180F)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0x3164
                or (>= 0xFE00 and <= 0xFE0F)
                or 0xFEFF
                or 0xFFA0
                or (>= 0xFFF0 and <= 0xFFF8)
                or (>= 0x1BCA0 and <= 0x1BCA3)
                or (>= 0x1D173 and <= 0x1D17A)
                or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>
    /// Visible by their property, and drawn as nothing: empty Braille, a note without its head, separators of lines, marks of ruby.
    /// </summary>
    private static bool IsBlank(int scalar) => scalar is 0x2028 or 0x2029 or 0x2800 or (>= 0xFFF9 and <= 0xFFFC) or 0x16FE4 or 0x1D159;

    private static bool IsShapeOrJoiner(int scalar) => scalar is Joiner || IsShape(scalar);

    private static bool IsShape(int scalar) => scalar is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool Belongs(int scalar, int before, int after) =>
        scalar switch
        {
            Joiner => IsEmoji(before) && IsEmoji(after),
            EmojiShape or 0xFE0E => IsEmoji(before) || (after == Keycap && before is (>= '0' and <= '9') or '#' or '*'),
            // Kanji with an own shape: variants of names (IVS), and those that once had a number of their own.
            _ => IsKanji(before) && scalar is (>= 0xFE00 and <= 0xFE02) or (>= 0xE0100 and <= 0xE01EF),
        };

    private static int After(string text, int at) => at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : 0;

    private static bool IsToneOrEmojiShape(int scalar) => scalar is EmojiShape or (>= 0x1F3FB and <= 0x1F3FF);

    private static bool IsKanji(int scalar) =>
        scalar
            is 0x3005
                or 0x3007
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsEmoji(int scalar) =>
        scalar switch
        {
            0x00A9 or 0x00AE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x24C2 or 0x3030 or 0x303D or 0x3297 or 0x3299 => true,
            (>= 0x2190 and <= 0x21FF)
            or (>= 0x2300 and <= 0x23FF)
            or (>= 0x25A0 and <= 0x27BF)
            or (>= 0x2934 and <= 0x2935)
            or (>= 0x2B00 and <= 0x2BFF)
            or (>= 0x1F000 and <= 0x1FAFF) => CharUnicodeInfo.GetUnicodeCategory(scalar)
                is UnicodeCategory.OtherSymbol
                    or UnicodeCategory.MathSymbol
                    or UnicodeCategory.ModifierSymbol,
            _ => false,
        };
}
