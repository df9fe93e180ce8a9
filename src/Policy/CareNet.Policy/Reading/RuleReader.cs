using CareNet.Policy.Rules;
using CareNet.Policy.Shared;

namespace CareNet.Policy.Reading;

internal sealed class RuleReader(string region, Vocabulary vocabulary)
{
    private static readonly string[] Keys =
    [
        "id",
        "place",
        "placeEn",
        "article",
        "modality",
        "heading",
        "qualifier",
        "draft",
        "actor",
        "topics",
        "ja",
        "en",
        "notes",
        "items",
        "fields",
        "copies",
        "doubt",
        "cites",
        "refersTo",
        "contradicts",
        "slips",
        "silentOn",
        "needsField",
        "supplied",
        "treatments",
    ];

    public PolicyRule Read(PackNode node)
    {
        node.Only(Keys);
        return new PolicyRule
        {
            Id = Id(node.Required("id")),
            Place = node.Required("place").Text(),
            PlaceName = new(
                PlaceNumbers.InJapanese(node.Required("place").Text()),
                node["placeEn"]?.Text() ?? PlaceNumbers.InEnglish(node.Required("place").Text())
            ),
            Article = node["article"]?.Number(),
            Modality = node.Required("modality").Word<Modality>(),
            Heading = node["heading"]?.Word<Modality>(),
            Qualifier = node["qualifier"]?.Word<Qualifier>(),
            IsDraft = node["draft"]?.Flag() ?? false,
            Actor = node.Required("actor").Words<PolicyRole>(),
            Topics = [.. node.Required("topics").Items().Select(Topic)],
            TopicNames = [.. node.Required("topics").Items().Select(topic => vocabulary.Topics[Topic(topic)])],
            Text = node.PhraseInside(),
            Notes = List(
                node,
                "notes",
                note => new RuleNote(note.Only("modality", "ja", "en").Required("modality").Word<Modality>(), note.PhraseInside())
            ),
            Items = List(
                node,
                "items",
                item => new RuleItem(Id(item.Only("id", "ja", "en", "code").Required("id")), item.PhraseInside(), item["code"]?.Text())
            ),
            Fields = node["fields"]?.Texts() ?? [],
            Copies = node["copies"]?.Words<PolicyRole>() ?? [],
            Doubt = node["doubt"]?.Phrase(),
            Treatments = List(node, "treatments", TreatmentOf, required: true),
            Facts = FactsOf(node),
            Line = node.Line,
        };
    }

    private static Treatment TreatmentOf(PackNode node) =>
        new(
            node.Only("module", "how", "ja", "en").Required("module").Word<PolicyModule>(),
            node.Required("how").Word<TreatmentKind>(),
            node.PhraseInside()
        );

    private RuleFacts FactsOf(PackNode node) =>
        new()
        {
            Cites = [.. (node["cites"]?.Items() ?? []).Select(Work)],
            RefersTo = List(
                node,
                "refersTo",
                to => new Reference(to.Only("ja", "en", "supplied").PhraseInside(), to.Required("supplied").Flag())
            ),
            Contradicts = List(
                node,
                "contradicts",
                other => new Contradiction(other.Only("id", "ja", "en").Required("id").Text(), other.PhraseInside())
            ),
            Slips = List(
                node,
                "slips",
                slip => new Slip(slip.Only("kind", "ja", "en").Required("kind").Word<SlipKind>(), slip.PhraseInside())
            ),
            SilentOn = List(node, "silentOn", on => on.Phrase()),
            NeedsField = List(
                node,
                "needsField",
                needed => new NeededField(needed.Only("form", "field").Required("form").Text(), needed.Required("field").Text())
            ),
            IsSupplied = node["supplied"]?.Flag() ?? true,
        };

    private static IReadOnlyList<T> List<T>(PackNode node, string key, Func<PackNode, T> read, bool required = false) =>
        [.. ((required ? node.Required(key) : node[key])?.Items() ?? []).Select(read)];

    private string Id(PackNode node) =>
        node.Text().StartsWith(region + "/", StringComparison.Ordinal) && node.Text().Length > region.Length + 1
            ? node.Text()
            : throw node.Wrong(
                $"番号「{node.Text()}」は {region}/ で始まりません。",
                $"The id '{node.Text()}' does not begin with {region}/."
            );

    private string Topic(PackNode node) =>
        vocabulary.Topics.ContainsKey(node.Text())
            ? node.Text()
            : throw node.Wrong(
                $"話題「{node.Text()}」は common/topics.yaml にありません。",
                $"The topic '{node.Text()}' is not in common/topics.yaml."
            );

    private string Work(PackNode node) =>
        vocabulary.Works.Any(work => work.Id == node.Text())
            ? node.Text()
            : throw node.Wrong(
                $"指針「{node.Text()}」は common/guidance.yaml にありません。",
                $"The work '{node.Text()}' is not in common/guidance.yaml."
            );
}
