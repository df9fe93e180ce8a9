using CareNet.Screening.Reading;

namespace CareNet.Screening.Vitals;

/// <summary>The words before and after a number that say what was measured; read from data.</summary>
internal sealed class Labels
{
    private readonly PhraseTrie trie;
    private readonly VitalKind?[] kinds;

    private readonly bool afterNumbers;

    private Labels(IReadOnlyList<(string Word, VitalKind? Kind)> words, bool afterNumbers)
    {
        this.afterNumbers = afterNumbers;
        trie = new([.. words.Select(word => word.Word)]);
        kinds = [.. words.Select(word => word.Kind)];
    }

    /// <summary>
    /// Reads the words that say what is measured; a word of another measure (room temperature, pages, minutes) carries no kind and takes
    /// the number away.
    /// </summary>
    public static Labels Read(string file, bool afterNumbers = false) =>
        new(
            [
                .. DataFile
                    .Lines(file)
                    .SelectMany(line =>
                    {
                        var cells = line.Split('\t');
                        VitalKind? kind = cells[0] == "other" ? null : Enum.Parse<VitalKind>(cells[0], ignoreCase: true);
                        return cells[1].Split(' ').Select(word => (NormalText.Of(word.Replace('_', ' '), spelling: null).Text, kind));
                    }),
            ],
            afterNumbers
        );

    public bool Find(string text, int at, out VitalKind? kind, out int length)
    {
        var found = trie.Longest(text, at, out length);
        kind = found < 0 ? null : kinds[found];
        return found >= 0 && IsWholeWord(text, at, length);
    }

    // "p" is a pulse in "p88" and nothing in "pt" or "cap".
    private bool IsWholeWord(string text, int at, int length)
    {
        var isLatin = char.IsAsciiLetter(text[at]);
        var endsLatin = char.IsAsciiLetter(text[at + length - 1]);
        return !(
                isLatin
                && !afterNumbers
                && at > 0
                && (char.IsAsciiLetterOrDigit(text[at - 1]) && !(char.IsAsciiDigit(text[at - 1]) && length > 1))
            ) && !(endsLatin && at + length < text.Length && char.IsAsciiLetter(text[at + length]));
    }
}
