using CareNet.Screening.Reading;

namespace CareNet.Screening.Lexicon;

/// <summary>The signs, their patterns and word families, compiled once: one walk over a text finds every word of every family.</summary>
internal sealed class SignLexicon
{
    private const int Gap = 12;
    private const int WideGap = 30;

    private static readonly string[] Files =
    [
        "signs-breathing-circulation.txt",
        "signs-brain.txt",
        "signs-body.txt",
        "signs-safety.txt",
        "signs-devices-last.txt",
        "signs-hints.txt",
    ];

    private static readonly Lazy<SignLexicon> Shared = new(() => new());

    private readonly Dictionary<string, int> families = [];
    private readonly Dictionary<string, List<int>> familiesOfWord = [];
    private readonly List<Sign> signs = [];
    private readonly List<Pattern> patterns = [];
    private readonly Dictionary<string, Part> parts = [];
    private readonly HashSet<int> losses = [];

    private SignLexicon()
    {
        foreach (var line in DataFile.Lines("atoms.txt"))
        {
            var name = line.Split('=')[0].Trim();
            var family = families["@" + name.TrimStart('!')] = families.Count;
            if (name[0] == '!')
            {
                losses.Add(family);
            }

            foreach (
                var word in line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
            {
                AddWord(word, family);
            }
        }

        foreach (var line in Files.SelectMany(DataFile.Lines))
        {
            if (line.StartsWith("sign ", StringComparison.Ordinal))
            {
                AddSign(line);
            }
            else
            {
                AddPattern(line);
            }
        }

        Trie = new([.. familiesOfWord.Keys]);
        FamiliesOfWord = [.. familiesOfWord.Values.Select(list => list.ToArray())];
        Parts = [.. parts.Values];
        PartsOfFamily =
        [
            .. Enumerable.Range(0, families.Count).Select(family => Parts.Where(part => part.Families[0] == family).ToArray()),
        ];
        PatternsOfPart = [.. Parts.Select(part => patterns.Where(pattern => pattern.Parts[0] == part).ToArray())];
        Signs = signs;
        WholeWords = families["@whole"];
    }

    public static SignLexicon Current => Shared.Value;

    public PhraseTrie Trie { get; }

    public int[][] FamiliesOfWord { get; }

    public Part[] Parts { get; }

    public Part[][] PartsOfFamily { get; }

    /// <summary>The patterns whose first part it is.</summary>
    public Pattern[][] PatternsOfPart { get; }

    public IReadOnlyList<Sign> Signs { get; }

    public int FamilyCount => families.Count;

    /// <summary>The family of words that are read whole: no sign begins inside one.</summary>
    public int WholeWords { get; }

    public Sign this[string name] => signs.First(sign => sign.Name == name);

    private void AddWord(string word, int family)
    {
        var plain = NormalText.Of(word.Replace('_', ' ')).Text;
        if (plain.Length == 0)
        {
            return;
        }

        if (!familiesOfWord.TryGetValue(plain, out var list))
        {
            familiesOfWord[plain] = list = [];
        }

        if (!list.Contains(family))
        {
            list.Add(family);
        }
    }

    private void AddSign(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var words = cells[0].Split(' ');
        signs.Add(new(signs.Count, words[1], Enum.Parse<Strength>(words[2], ignoreCase: true), words[3], new(cells[1], cells[2])));
    }

    private void AddPattern(string line)
    {
        var holdsDenial = line[0] == '!';
        patterns.Add(
            new(
                signs[^1],
                [.. line.Split(" & ").Select((part, index) => AddPart(part.Trim().TrimEnd('&').TrimEnd(), holdsDenial && index == 0))]
            )
        );
    }

    private Part AddPart(string text, bool holdsDenial)
    {
        var denial = holdsDenial || text.StartsWith('!');
        var body = text.TrimStart('!');
        var key = (denial ? "!" : "") + body;
        if (parts.TryGetValue(key, out var known))
        {
            return known;
        }

        List<int> items = [],
            gaps = [];
        var gap = Gap;
        foreach (var item in body.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (item == "~")
            {
                gap = WideGap;
                continue;
            }

            items.Add(FamilyOf(item));
            gaps.Add(gap);
            gap = Gap;
        }

        return parts[key] = new(parts.Count, [.. items], [.. gaps], denial, losses.Contains(items[^1]));
    }

    private int FamilyOf(string item)
    {
        if (families.TryGetValue(item, out var known))
        {
            return known;
        }

        if (item[0] == '@')
        {
            throw new InvalidOperationException($"The lexicon has no family {item}.");
        }

        // A word of a pattern is a family of its own.
        var family = families[item] = families.Count;
        AddWord(item, family);
        return family;
    }
}
