using System.Globalization;
using CareNet.Platform;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CareNet.Policy.Reading;

/// <summary>A place in a policy file that knows its line and says in one sentence what it should have been.</summary>
internal sealed class PackNode(YamlNode node, string name, string file)
{
    public YamlNode Yaml => node;

    public string Name => name;

    public int Line => (int)node.Start.Line;

    public bool IsMapping => node is YamlMappingNode;

    public bool IsNothing => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };

    public PackNode? this[string key] =>
        node is YamlMappingNode mapping
        && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child)
        && new PackNode(child, key, file) is { IsNothing: false } found
            ? found
            : null;

    public PackNode Required(string key) => this[key] ?? throw Wrong($"{name} に {key} がありません。", $"{name} has no {key}.");

    /// <summary>
    /// Entries of a mapping, and whether each is a key that is known here: a misspelt key would be silently without effect.
    /// </summary>
    public IEnumerable<(string Key, PackNode Value)> Entries()
    {
        var mapping =
            node as YamlMappingNode
            ?? throw Wrong($"{name} は「キー: 値」の並びで書きます。", $"{name} must be a mapping of keys to values.");
        return mapping.Children.Select(pair =>
            (((YamlScalarNode)pair.Key).Value!, new PackNode(pair.Value, ((YamlScalarNode)pair.Key).Value!, file))
        );
    }

    public PackNode Only(params string[] keys)
    {
        foreach (var (key, value) in Entries())
        {
            if (!keys.Contains(key))
            {
                throw value.Wrong($"{name} に {key} という項目はありません。", $"{name} knows no key '{key}'.");
            }
        }

        return this;
    }

    public IEnumerable<PackNode> Items() =>
        node is YamlSequenceNode sequence
            ? sequence.Children.Select(child => new PackNode(child, name, file))
            : throw Wrong($"{name} は一覧で書きます。", $"{name} must be a list.");

    public string Text() =>
        node is YamlScalarNode { Value.Length: > 0 } scalar && !IsNothing
            ? scalar.Value
            : throw Wrong($"{name} には文字が必要です。", $"{name} must be a text.");

    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text())];

    public int Number() =>
        int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Wrong(
                $"{name} には正の整数が必要ですが、「{Text()}」です。",
                $"{name} must be a whole number above zero, not '{Text()}'."
            );

    public bool Flag() =>
        Text() switch
        {
            "true" => true,
            "false" => false,
            var other => throw Wrong($"{name} は true か false ですが、「{other}」です。", $"{name} must be true or false, not '{other}'."),
        };

    public DateOnly Day() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong($"{name} は 2026-04-01 の形の日付で書きます。", $"{name} must be a day like 2026-04-01, not '{Text()}'.");

    public Phrase Phrase() =>
        IsMapping
            ? Only("ja", "en").PhraseInside()
            : throw Wrong($"{name} には日本語（ja）と英語（en）が必要です。", $"{name} needs a Japanese (ja) and an English (en) text.");

    /// <summary>The two texts of a mapping that holds other things as well.</summary>
    public Phrase PhraseInside() => new(Required("ja").Text(), Required("en").Text());

    public object Word(Type words)
    {
        var text = Text();
        return Enum.TryParse(words, text, ignoreCase: true, out var word) && !char.IsDigit(text[0])
            ? word
            : throw Wrong(
                $"{name} に「{text}」は使えません。",
                $"{name} cannot be '{text}'; it is one of {string.Join(", ", Enum.GetNames(words).Select(Camel))}."
            );
    }

    public T Word<T>()
        where T : struct, Enum => (T)Word(typeof(T));

    public IReadOnlyList<T> Words<T>()
        where T : struct, Enum => [.. Items().Select(item => item.Word<T>())];

    public WrongPackException Wrong(string ja, string en) => new(new(file, Line, new Phrase(ja, en)));

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>One thing that is wrong; the reader gathers them.</summary>
internal sealed class WrongPackException(PackProblem problem) : Exception(problem.Text.En)
{
    public PackProblem Problem { get; } = problem;
}
