namespace CareNet.Screening.Reading;

/// <summary>Many phrases compiled into one automaton: at a place of a text it names all phrases that begin there, in one walk.</summary>
internal sealed class PhraseTrie
{
    private const int NoPhrase = -1;

    // Open addressing over (node, character): a node is a number, the root is 0.
    private readonly ulong[] keys;
    private readonly int[] next;
    private readonly int[] phraseAt;
    private readonly int mask;

    // Most characters begin no phrase: the first step is a look into a table.
    private readonly int[] first = new int[char.MaxValue + 1];

    public PhraseTrie(IReadOnlyList<string> phrases)
    {
        var edges = new Dictionary<ulong, int>();
        var ends = new List<int> { NoPhrase };
        for (var phrase = 0; phrase < phrases.Count; phrase++)
        {
            var node = 0;
            foreach (var character in phrases[phrase])
            {
                var key = Key(node, character);
                if (!edges.TryGetValue(key, out var child))
                {
                    edges[key] = child = ends.Count;
                    ends.Add(NoPhrase);
                }

                node = child;
            }

            ends[node] = phrase;
        }

        phraseAt = [.. ends];
        var size = 16;
        while (size < edges.Count * 3)
        {
            size *= 2;
        }

        mask = size - 1;
        keys = new ulong[size];
        next = new int[size];
        foreach (var (key, child) in edges)
        {
            var slot = Slot(key);
            while (next[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            keys[slot] = key;
            next[slot] = child;
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
        for (var slot = Slot(key); next[slot] != 0; slot = (slot + 1) & mask)
        {
            if (keys[slot] == key)
            {
                return next[slot];
            }
        }

        return 0;
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

    private static ulong Key(int node, char character) => ((ulong)node << 16) | character;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
}
