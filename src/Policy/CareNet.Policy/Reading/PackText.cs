using CareNet.Platform;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CareNet.Policy.Reading;

/// <summary>From text to a tree that remembers its lines.</summary>
internal static class PackText
{
    public static PackNode Parse(string text, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [var only]
                ? new PackNode(only.RootNode, Path.GetFileNameWithoutExtension(file), file)
                : throw new WrongPackException(new(file, 1, new Phrase("ファイルが空です。", "The file is empty.")));
        }
        catch (YamlException broken)
        {
            var why = broken.InnerException?.Message ?? broken.Message;
            throw new WrongPackException(new(file, (int)broken.Start.Line,
                new Phrase($"YAMLとして読めません（{why}）。", $"This is not YAML that can be read ({why}).")));
        }
    }
}
