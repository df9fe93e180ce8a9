using CareNet.Platform;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CareNet.Policy.Reading;

/// <summary>Reads YAML. The text may be an upload, so its shape is bounded before anything is built from it.</summary>
internal static class PackText
{
    public const int LongestText = 2_000_000;
    public const int DeepestNesting = 32;
    public const int MostEntries = 200_000;

    /// <summary>Entries with those that aliases stand for.</summary>
    public const int MostRead = 2_000_000;

    public static PackNode Parse(string text, string file) => Parse(text, file, isNew: false, out _);

    public static PackNode Parse(string text, string file, bool isNew, out int entries)
    {
        try
        {
            entries = PackShape.Check(text, file, isNew);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [var only]
                ? new PackNode(only.RootNode, Path.GetFileNameWithoutExtension(file), file)
                : throw new WrongPackException(new(file, 1, new Phrase("ファイルが空です。", "The file is empty.")));
        }
        catch (Exception broken) when (broken is YamlException or InvalidOperationException)
        {
            // The parser is not of one mind on how it refuses a list that is never closed.
            var why = broken.InnerException?.Message ?? broken.Message;
            throw new WrongPackException(
                new(
                    file,
                    broken is YamlException { Start.Line: var line } ? (int)line : 1,
                    new Phrase($"YAMLとして読めません（{why}）。", $"This is not YAML that can be read ({why}).")
                )
            );
        }
    }
}
