using CareNet.Screening.Assertion;
using CareNet.Screening.Reading;

namespace CareNet.Screening.Lexicon;

/// <summary>A sign in a text: the stretches of its parts and how it is meant.</summary>
internal readonly record struct FoundSign(Sign Sign, (int Start, int End)[] Spans, Stance Stance);

/// <summary>Finds the words of all families in one walk, then the patterns that they make.</summary>
internal sealed class SignFinder
{
    private const int NearBy = 160;
    private const int MostPerPart = 40;
    private const int MostInLong = 5;
    private const int LongText = 1500;

    private readonly string text;
    private readonly SignLexicon lexicon = SignLexicon.Current;
    private readonly StanceReader stances;
    private readonly Sentences sentences;
    private readonly List<(int Start, int End, int Family)> hits = [];
    private readonly int[] lastOfFamily;
    private readonly int[] longestAt;
    private readonly Dictionary<int, List<(int Start, int End)>> places = [];
    private readonly Dictionary<(int, int), Stance> known = [];

    public SignFinder(string text, Sentences sentences, StanceReader stances)
    {
        this.text = text;
        this.sentences = sentences;
        this.stances = stances;
        lastOfFamily = new int[lexicon.FamilyCount];
        Array.Fill(lastOfFamily, -1);
        longestAt = new int[text.Length + 1];
        stances.SignAfter = at => longestAt[at];
        FindWords();
        FindParts();
    }

    public List<FoundSign> Found()
    {
        var found = new List<FoundSign>();
        foreach (var (part, spans) in places)
        {
            foreach (var pattern in lexicon.PatternsOfPart[part])
            {
                foreach (var span in spans)
                {
                    if (Complete(pattern, span) is { } all)
                    {
                        found.Add(new(pattern.Sign, all, StanceOf(pattern, all)));
                    }
                }
            }
        }

        return found;
    }

    private void FindWords()
    {
        var wholeUntil = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var first = hits.Count;
            var longestWhole = 0;
            var node = 0;
            for (var k = i; k < text.Length && (node = lexicon.Trie.Step(node, text[k])) != 0; k++)
            {
                var word = lexicon.Trie.PhraseAt(node);
                if (
                    word < 0
                    || (char.IsAsciiLetter(text[i]) && i > 0 && char.IsAsciiLetter(text[i - 1]))
                    || (k == i && char.IsAsciiLetter(text[i]))
                    || (k - i < 4 && char.IsAsciiLetter(text[k]) && k + 1 < text.Length && char.IsAsciiLetter(text[k + 1]))
                )
                {
                    continue;
                }

                if (i < wholeUntil)
                {
                    continue;
                }

                longestAt[i] = k + 1;

                foreach (var family in lexicon.FamiliesOfWord[word])
                {
                    hits.Add((i, k + 1, family));
                    longestWhole = family == lexicon.WholeWords ? k + 1 : longestWhole;
                }
            }

            wholeUntil = Math.Max(wholeUntil, longestWhole);
            hits.RemoveRange(first, Shorter(first, longestWhole));
            for (var h = first; h < hits.Count; h++)
            {
                lastOfFamily[hits[h].Family] = i;
            }
        }
    }

    // Words are found from short to long: those that a whole word holds stand first.
    private int Shorter(int first, int whole)
    {
        var count = 0;
        while (first + count < hits.Count && hits[first + count].End < whole)
        {
            count++;
        }

        return count;
    }

    private void FindParts()
    {
        var most = text.Length > LongText ? MostInLong : MostPerPart;
        for (var h = 0; h < hits.Count; h++)
        {
            foreach (var part in lexicon.PartsOfFamily[hits[h].Family])
            {
                if (EndOf(part, h) is var end && end > 0)
                {
                    if (!places.TryGetValue(part.Number, out var spans))
                    {
                        places[part.Number] = spans = [];
                    }

                    if (spans.Count < most)
                    {
                        spans.Add((hits[h].Start, end));
                    }
                }
            }
        }
    }

    private int EndOf(Part part, int first)
    {
        var families = part.Families;
        var end = hits[first].End;
        var stop = sentences.Around(hits[first].Start).End;
        var from = first + 1;
        for (var item = 1; item < families.Length; item++)
        {
            if (lastOfFamily[families[item]] < end)
            {
                return -1;
            }

            var limit = Math.Min(stop, end + part.Gaps[item]);
            var next = -1;
            for (var h = from; h < hits.Count && hits[h].Start <= limit; h++)
            {
                if (hits[h].Family == families[item] && hits[h].Start >= end && hits[h].End <= stop)
                {
                    next = h;
                    break;
                }
            }

            // "下血なし、黒…": what is denied or over between them parts two words.
            if (next < 0 || (!part.HoldsDenial && stances.Parts(end, hits[next].Start)))
            {
                return -1;
            }

            end = hits[next].End;
            from = next + 1;
        }

        return end;
    }

    // Each further part at its nearest place.
    private (int Start, int End)[]? Complete(Pattern pattern, (int Start, int End) first)
    {
        if (pattern.Parts.Length == 1)
        {
            return [first];
        }

        var all = new (int Start, int End)[pattern.Parts.Length];
        all[0] = first;
        for (var p = 1; p < all.Length; p++)
        {
            if (!places.TryGetValue(pattern.Parts[p].Number, out var spans))
            {
                return null;
            }

            var best = int.MaxValue;
            foreach (var span in spans)
            {
                var distance = Math.Abs(span.Start - first.Start);
                if (distance < best && distance <= NearBy && (span.Start >= first.End || span.End <= first.Start))
                {
                    best = distance;
                    all[p] = span;
                }
            }

            if (best == int.MaxValue)
            {
                return null;
            }
        }

        return all;
    }

    // All parts have to be meant; the most doubtful one decides.
    private Stance StanceOf(Pattern pattern, (int Start, int End)[] spans)
    {
        var stance = Stance.Asserted;
        for (var p = 0; p < spans.Length; p++)
        {
            var key = (pattern.Parts[p].Number, spans[p].Start);
            if (!known.TryGetValue(key, out var meant))
            {
                known[key] = meant = MeantBy(pattern.Parts[p], spans[p]);
            }

            stance =
                meant is not (Stance.Asserted or Stance.Possible) && stance is Stance.Asserted or Stance.Possible
                || stance == Stance.Asserted
                    ? meant
                    : stance;
        }

        return stance;
    }

    // The sign ends where its longest word does: "黒色便" is denied behind the "便", not behind the "黒".
    private Stance MeantBy(Part part, (int Start, int End) span)
    {
        var end = span.End;
        for (var i = span.Start; i < span.End; i++)
        {
            end = Math.Max(end, longestAt[i]);
        }

        return stances.Of(span.Start, end, part.HoldsDenial || (part.EndsInLoss && end == span.End && stances.IsStem(end)));
    }
}
