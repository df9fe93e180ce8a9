namespace CareNet.Screening.Reading;

/// <summary>Many phrases compiled into one automaton: at a place of a text it names all phrases that begin there, in one walk.</summary>
internal sealed class PhraseTrie
{
    private const int NoPhrase = -1;

    // Open addressing over (node, character): a node is a number, the root is 0. Key and child side by side are one read of memory.
    private readonly (uint Key, int Child)[] edges;
    private readonly int[] phraseAt;
    private readonly int mask;

    // Most characters begin no phrase: the first step is a look into a table.
    private readonly int[] first = new int[char.MaxValue + 1];

    public PhraseTrie(IReadOnlyList<string> phrases)
    {
        var children = new Dictionary<uint, int>();
        var ends = new List<int> { NoPhrase };
        for (var phrase = 0; phrase < phrases.Count; phrase++)
        {
            var node = 0;
            foreach (var character in phrases[phrase])
            {
                var key = Key(node, character);
                if (!children.TryGetValue(key, out var child))
                {
                    children[key] = child = ends.Count;
                    ends.Add(NoPhrase);
                }

                node = child;
            }

            ends[node] = phrase;
        }

        if (ends.Count > char.MaxValue)
        {
            throw new ArgumentException("Too many phrases for one automaton.", nameof(phrases));
        }

        phraseAt = [.. ends];
        var size = 16;
        while (size < children.Count * 3)
        {
            size *= 2;
        }

        mask = size - 1;
        edges = new (uint, int)[size];
        foreach (var (key, child) in children)
        {
            var slot = Slot(key);
            while (edges[slot].Child != 0)
            {
                slot = (slot + 1) & mask;
            }

            edges[slot] = (key, child);
            if (key <= char.MaxValue)
            {
                first[key] = child;
            }
        }
    }

    /// <summary>The node after one more character, or 0 when no phrase goes on like that.</summary>
    public int Step(int node, char character)
    {
        if (node == 0)
        {
            return first[character];
        }

        var key = Key(node, character);
        var all = edges;
        var slot = Slot(key);
        while (all[slot].Child != 0 && all[slot].Key != key)
        {
            slot = (slot + 1) & mask;
        }

        return all[slot].Child;
    }

    /// <summary>The phrase that ends at a node, or -1.</summary>
    public int PhraseAt(int node) => phraseAt[node];

    /// <summary>The longest phrase at a place, or -1.</summary>
    public int Longest(string text, int at, out int length)
    {
        var found = NoPhrase;
        length = 0;
        var node = 0;
        for (var i = at; i < text.Length && (node = Step(node, text[i])) != 0; i++)
        {
            if (phraseAt[node] != NoPhrase)
            {
                found = phraseAt[node];
                length = i + 1 - at;
            }
        }

        return found;
    }

    /// <summary>True if any phrase stands in a stretch as a whole.</summary>
    public bool IsIn(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var node = 0;
            for (var k = i; k < to && (node = Step(node, text[k])) != 0; k++)
            {
                if (phraseAt[node] != NoPhrase)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static uint Key(int node, char character) => ((uint)node << 16) | character;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
}
