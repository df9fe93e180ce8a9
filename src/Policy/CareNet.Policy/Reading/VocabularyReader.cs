using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Shared;

namespace CareNet.Policy.Reading;

/// <summary>Reads the folder <c>common</c> beside the packs.</summary>
internal static class VocabularyReader
{
    public const string Folder = "common";

    public static Vocabulary Read(string folder) =>
        new(
            [.. Open(folder, "topics.yaml").Items().Select(Heading)],
            [.. Open(folder, "guidance.yaml").Required("works").Items().Select(Work)],
            Open(folder, "modules-done.yaml").Required("done").Words<PolicyModule>()
        );

    private static PackNode Open(string folder, string name)
    {
        var path = Path.Combine(folder, Folder, name);
        return File.Exists(path)
            ? PackText.Parse(File.ReadAllText(path), $"{Folder}/{name}")
            : throw new WrongPackException(new($"{Folder}/{name}", 1, new Phrase("ファイルがありません。", "The file is missing.")));
    }

    private static TopicHeading Heading(PackNode node) =>
        new(
            node.Only("heading", "topics").Required("heading").Phrase(),
            [.. node.Required("topics").Entries().Select(topic => KeyValuePair.Create(topic.Key, topic.Value.Phrase()))]
        );

    private static PublicWork Work(PackNode node) =>
        new(
            node.Only("id", "name", "by", "edition", "since", "supersededBy", "until", "passwords").Required("id").Text(),
            node.Required("name").Phrase(),
            node["by"]?.Phrase(),
            node["supersededBy"]?.Text(),
            node["until"]?.Day(),
            [.. (node["passwords"]?.Items() ?? []).Select(Password)]
        );

    private static SoundPassword Password(PackNode node) =>
        new(
            node.Only("minLength", "lettersAndDigits", "symbols", "maxAgeDays", "twoFactor").Required("minLength").Number(),
            node["lettersAndDigits"]?.Flag() ?? false,
            node["symbols"]?.Flag() ?? false,
            node["maxAgeDays"]?.Number(),
            node["twoFactor"]?.Flag() ?? false
        );
}
