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
    private readonly bool isNew;
    private int entries;

    // What an alias stands for is read once more at each place. For each open collection: its anchor, and what had been read before it.
    private readonly Stack<(AnchorName Anchor, long Before)> anchored = new();
    private readonly Dictionary<AnchorName, long> sizes = [];
    private long read;

    private PackShape(string file, bool isNew) => (this.file, this.isNew) = (file, isNew);

    /// <summary>Returns how many entries there are.</summary>
    public static int Check(string text, string file, bool isNew)
    {
        if (text.Length > PackText.LongestText)
        {
            throw new WrongPackException(
                new(
                    file,
                    1,
                    new Phrase(
                        $"ファイルが長すぎます（{PackText.LongestText:N0} 文字まで）。",
                        $"The file is too long: {PackText.LongestText:N0} characters at most."
                    )
                )
            );
        }

        var shape = new PackShape(file, isNew);
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
                anchored.Push((((NodeEvent)seen).Anchor, read));
                Enter(seen);
                open.Push((seen is MappingStart, 0));
                if (open.Count > PackText.DeepestNesting)
                {
                    throw Wrong(
                        seen,
                        $"入れ子が深すぎます（{PackText.DeepestNesting} 段まで）。",
                        $"Nested too deep: {PackText.DeepestNesting} levels at most."
                    );
                }

                break;
            case MappingEnd or SequenceEnd:
                open.Pop();
                var (anchor, before) = anchored.Pop();
                Remember(anchor, read - before);
                break;
            case AnchorAlias alias:
                See(alias);
                break;
            case Scalar scalar:
                Enter(seen);
                Remember(scalar.Anchor, 1);
                break;
        }
    }

    /// <summary>A policy needs no alias, so a draft has none. A file in use may have been released with one.</summary>
    private void See(AnchorAlias alias)
    {
        if (isNew)
        {
            throw Wrong(alias, "ほかの箇所の引用（*）は使えません。", "An alias (*) cannot be used.");
        }

        if (anchored.Any(around => around.Anchor == alias.Value))
        {
            throw Wrong(alias, "引用（*）が自分自身を指しています。", "An alias (*) points to what it stands in.");
        }

        Enter(alias);
        read += sizes.GetValueOrDefault(alias.Value, 1) - 1;
        if (read > PackText.MostRead)
        {
            // A few lines that point to each other would be read as millions.
            throw Wrong(
                alias,
                $"引用（*）の先を含めると項目が多すぎます（{PackText.MostRead:N0} 個まで）。",
                $"Too many entries with what the aliases (*) stand for: {PackText.MostRead:N0} at most."
            );
        }
    }

    private void Remember(AnchorName anchor, long size)
    {
        if (!anchor.IsEmpty)
        {
            sizes[anchor] = size;
        }
    }

    private void Enter(ParsingEvent seen)
    {
        read++;
        if (++entries > PackText.MostEntries)
        {
            throw Wrong(
                seen,
                $"項目が多すぎます（{PackText.MostEntries:N0} 個まで）。",
                $"Too many entries: {PackText.MostEntries:N0} at most."
            );
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
