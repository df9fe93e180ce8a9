using CareNet.Screening.Reading;

namespace CareNet.Screening.Assertion;

/// <summary>Kinds of words that say how a sign is meant.</summary>
internal enum Cue
{
    Denial,
    Through,
    Double,
    Past,
    History,
    Now,
    Supposing,
    Perhaps,
    Whenever,
    Mightbe,
    Risk,
    Teaching,
    Story,
    Others,
    Resolved,
    Handled,
    Usual,
    Persists,
    Instructed,

    /// <summary>Holds a word of another kind by its letters only: "います" is no "いま".</summary>
    Plain,
}

/// <summary>The context words of one text: where each kind stands.</summary>
internal sealed class Context
{
    private static readonly Lazy<(PhraseTrie Trie, int[] Kinds)> Words = new(Read);

    private readonly List<(int Start, int End, int Kinds)> hits = [];

    // Most kinds are absent from most texts, and then nothing is looked for.
    private readonly int present;

    public Context(string text)
    {
        var (trie, kinds) = Words.Value;
        var plainUntil = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var node = 0;
            var first = hits.Count;
            for (var k = i; k < text.Length && (node = trie.Step(node, text[k])) != 0; k++)
            {
                var word = trie.PhraseAt(node);
                if (word < 0 || !IsWhole(text, i, k + 1))
                {
                    continue;
                }

                if (Is(kinds[word], Cue.Plain))
                {
                    plainUntil = Math.Max(plainUntil, k + 1);
                }
                else
                {
                    hits.Add((i, k + 1, kinds[word]));
                }
            }

            for (var h = hits.Count - 1; h >= first; h--)
            {
                if (hits[h].End <= plainUntil)
                {
                    hits.RemoveAt(h);
                }
            }
        }

        present = hits.Aggregate(0, (all, hit) => all | hit.Kinds);
    }

    /// <summary>The end of the longest word of a kind that begins exactly here, or -1.</summary>
    public int EndAt(Cue kind, int at)
    {
        var end = -1;
        if (!Is(present, kind))
        {
            return end;
        }

        for (var i = FirstFrom(at); i < hits.Count && hits[i].Start == at; i++)
        {
            if (Is(hits[i].Kinds, kind) && hits[i].End > end)
            {
                end = hits[i].End;
            }
        }

        return end;
    }

    /// <summary>The first word of a kind that begins in a stretch, or null.</summary>
    public (int Start, int End)? First(Cue kind, int from, int to)
    {
        if (!Is(present, kind))
        {
            return null;
        }

        for (var i = FirstFrom(from); i < hits.Count && hits[i].Start < to; i++)
        {
            if (Is(hits[i].Kinds, kind) && hits[i].End <= to)
            {
                return (hits[i].Start, hits[i].End);
            }
        }

        return null;
    }

    public (int Start, int End)? LastOf(Cue kind, int from, int to)
    {
        if (!Is(present, kind))
        {
            return null;
        }

        for (var i = FirstFrom(to) - 1; i >= 0 && hits[i].Start >= from; i--)
        {
            if (Is(hits[i].Kinds, kind) && hits[i].End <= to)
            {
                return (hits[i].Start, hits[i].End);
            }
        }

        return null;
    }

    public bool Has(Cue kind, int from, int to) => First(kind, from, to) is not null;

    private int FirstFrom(int at)
    {
        int low = 0,
            high = hits.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (hits[middle].Start < at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool Is(int kinds, Cue kind) => (kinds & (1 << (int)kind)) != 0;

    internal static bool IsWhole(string text, int start, int end) =>
        !(char.IsAsciiLetter(text[start]) && start > 0 && char.IsAsciiLetter(text[start - 1]))
        && !(end - start < 5 && char.IsAsciiLetter(text[end - 1]) && end < text.Length && char.IsAsciiLetter(text[end]));

    private static (PhraseTrie, int[]) Read()
    {
        var words = new Dictionary<string, int>();
        foreach (var line in DataFile.Lines("context.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = 1 << (int)Enum.Parse<Cue>(line[..colon], ignoreCase: true);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var plain = NormalText.Of(word.Replace('_', ' '), spelling: null).Text;
                words[plain] = words.GetValueOrDefault(plain) | kind;
            }
        }

        // A year that is over by the lexicon's own date speaks of the past.
        var thisYear = int.Parse(DataFile.Text("version.txt").AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var year in Enumerable.Range(thisYear - 100, 100))
        {
            var word = $"{year}年";
            words[word] = words.GetValueOrDefault(word) | (1 << (int)Cue.Past) | (1 << (int)Cue.History);
        }

        return (new([.. words.Keys]), [.. words.Values]);
    }
}
