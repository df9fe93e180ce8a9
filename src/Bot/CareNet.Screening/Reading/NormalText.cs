namespace CareNet.Screening.Reading;

/// <summary>
/// A text in its normal form, with the way back: every normal character knows the original characters that it stands for.
/// </summary>
public sealed class NormalText
{
    private readonly int[] starts;
    private readonly int[] ends;

    private NormalText(string original, string text, int[] starts, int[] ends)
    {
        Original = original;
        Text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public string Original { get; }

    public string Text { get; }

    public int Length => Text.Length;

    public static NormalText Of(string original) => Of(original, Spelling.Common);

    internal static NormalText Of(string original, Spelling? spelling)
    {
        var letters = new Letters(original.Length + 8);
        for (var i = 0; i < original.Length; i++)
        {
            var c = original[i];
            if (i + 1 < original.Length && CharacterFolding.IsVoiceMark(original[i + 1]) && !CharacterFolding.IsVoiceMark(c))
            {
                letters.Add(CharacterFolding.Voiced(c, original[i + 1]), i, i + 2);
                i++;
            }
            else if (CharacterFolding.IsPlain(c))
            {
                letters.Add(c, i, i + 1);
            }
            else if (CharacterFolding.Of(c) is var folded && folded == " ")
            {
                i = AddBlank(letters, original, i);
            }
            else
            {
                letters.Add(folded, i, i + 1);
            }
        }

        var plain = new NormalText(original, letters.Text, letters.Starts, letters.Ends);
        return spelling?.Mend(plain) ?? plain;
    }

    /// <summary>The original characters of a stretch of normal ones.</summary>
    public (int Start, int End) ToOriginal(int start, int end) =>
        start >= end || start >= starts.Length ? (Original.Length, Original.Length) : (starts[start], ends[Math.Min(end, ends.Length) - 1]);

    internal NormalText With(string text, int[] newStarts, int[] newEnds) => new(Original, text, newStarts, newEnds);

    internal int StartOf(int at) => starts[at];

    internal int EndOf(int at) => ends[at];

    // Blanks part words in English and numbers; between Japanese characters they are only a manner of writing.
    private static int AddBlank(Letters letters, string original, int at)
    {
        var last = at;
        while (last + 1 < original.Length && CharacterFolding.Of(original[last + 1]) == " ")
        {
            last++;
        }

        var next = last + 1 < original.Length ? CharacterFolding.Of(original[last + 1]) : "";
        if (letters.Last is > ' ' and < '\u0080' && next.Length > 0 && next[0] is > ' ' and < '\u0080')
        {
            letters.Add(' ', at, last + 1);
        }

        return last;
    }

    private sealed class Letters(int capacity)
    {
        private char[] text = new char[capacity];
        private int[] starts = new int[capacity];
        private int[] ends = new int[capacity];
        private int count;

        public char Last => count == 0 ? '\0' : text[count - 1];

        public string Text => new(text, 0, count);

        public int[] Starts => starts[..count];

        public int[] Ends => ends[..count];

        public void Add(string folded, int start, int end)
        {
            foreach (var c in folded)
            {
                Add(c, start, end);
            }
        }

        public void Add(char c, int start, int end)
        {
            if (count == text.Length)
            {
                Array.Resize(ref text, count * 2);
                Array.Resize(ref starts, count * 2);
                Array.Resize(ref ends, count * 2);
            }

            text[count] = c;
            starts[count] = start;
            ends[count++] = end;
        }
    }
}
