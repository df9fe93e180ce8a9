using CareNet.Platform;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CareNet.Policy.Reading;

/// <summary>
/// Looks through a text event by event, which takes no stack: building the tree recurses, and a stack that overflows ends the process.
/// </summary>
internal sealed class PackShape
{
    private readonly string file;

    // For each open collection: whether it is a mapping, and how many entries it has so far. In a mapping every second one is a key.
    private readonly Stack<(bool IsMapping, int Entries)> open = new();
    private int entries;

    private PackShape(string file) => this.file = file;

    /// <summary>Returns how many entries there are.</summary>
    public static int Check(string text, string file)
    {
        if (text.Length > PackText.LongestText)
        {
            throw new WrongPackException(new(file, 1, new Phrase(
                $"ファイルが長すぎます（{PackText.LongestText:N0} 文字まで）。", $"The file is too long: {PackText.LongestText:N0} characters at most.")));
        }

        var shape = new PackShape(file);
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            shape.See(parser.Current!);
        }

        return shape.entries;
    }

    private void See(ParsingEvent seen)
    {
        switch (seen)
        {
            case MappingStart or SequenceStart:
                Enter(seen);
                open.Push((seen is MappingStart, 0));
                if (open.Count > PackText.DeepestNesting)
                {
                    throw Wrong(seen, $"入れ子が深すぎます（{PackText.DeepestNesting} 段まで）。", $"Nested too deep: {PackText.DeepestNesting} levels at most.");
                }

                break;
            case MappingEnd or SequenceEnd:
                open.Pop();
                break;
            case AnchorAlias:
                // A few lines that point to each other would be read as millions.
                throw Wrong(seen, "ほかの箇所の引用（*）は使えません。", "An alias (*) cannot be used.");
            case Scalar:
                Enter(seen);
                break;
        }
    }

    private void Enter(ParsingEvent seen)
    {
        if (++entries > PackText.MostEntries)
        {
            throw Wrong(seen, $"項目が多すぎます（{PackText.MostEntries:N0} 個まで）。", $"Too many entries: {PackText.MostEntries:N0} at most.");
        }

        if (!open.TryPop(out var collection))
        {
            return;
        }

        open.Push((collection.IsMapping, collection.Entries + 1));
        if (collection.IsMapping && collection.Entries % 2 == 0 && seen is not Scalar)
        {
            throw Wrong(seen, "キーには文字だけを書きます。", "A key must be a plain text.");
        }
    }

    private WrongPackException Wrong(ParsingEvent seen, string ja, string en) => new(new(file, (int)seen.Start.Line, new Phrase(ja, en)));
}
