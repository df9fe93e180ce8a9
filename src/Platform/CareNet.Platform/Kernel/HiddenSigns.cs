namespace CareNet.Platform;

/// <summary>
/// Characters that nobody sees: marks that turn the reading direction, letters without width, fillers. They make one name look like
/// another, so fields refuse them, and pages show a replacement sign for those that are stored. What chooses the shape of a kanji or an
/// emoji is not among them.
/// </summary>
public static class HiddenSigns
{
    private const char Joiner = '\u200D';
    private const char EmojiShape = '\uFE0F';

    public static bool Contain(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var rune = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
                ? char.ConvertToUtf32(text[at], text[at + 1])
                : text[at];
            if (Contain(rune) && !JoinsEmoji(text, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="scalar">One character, by its number.</param>
    public static bool Contain(int scalar) => scalar
        is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180E)
        or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or 0x3164 or 0xFEFF or 0xFFA0 or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE007F);

    private static bool JoinsEmoji(string text, int at) =>
        text[at] == Joiner && at > 0 && (char.IsLowSurrogate(text[at - 1]) || text[at - 1] is EmojiShape or (>= '\u2600' and <= '\u27BF'));
}
