using CareNet.Platform;
using CareNet.Policy.Comparing;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Rules;

/// <summary>One article, item, bullet or form of a region's policy, in CareNet's words, and what CareNet does about it.</summary>
public sealed record PolicyRule
{
    /// <summary><c>region/key</c>, for instance <c>okayama/3-1</c>.</summary>
    [Named("番号", "id")]
    public required string Id { get; init; }

    /// <summary>The rule's place in the document, as people there say it: 第11条(3).</summary>
    [Named("場所", "place")]
    public required string Place { get; init; }

    /// <summary>The place for readers of both languages; English readers still have to find it in the Japanese document.</summary>
    [Named("場所の名前", "name of the place")]
    public required Phrase PlaceName { get; init; }

    /// <summary>The number that is printed above an article.</summary>
    [Named("条の番号", "article")]
    public int? Article { get; init; }

    [Named("義務の強さ", "how binding")]
    public required Modality Modality { get; init; }

    /// <summary>The wording of the sentence above, where it is weaker than that of the item: both are shown.</summary>
    [Named("柱書きの強さ", "how binding the sentence above is")]
    public Modality? Heading { get; init; }

    [Named("限定", "qualified")]
    public Qualifier? Qualifier { get; init; }

    [Named("案の段階", "draft")]
    public bool IsDraft { get; init; }

    [Named("だれが", "who is bound")]
    public required IReadOnlyList<PolicyRole> Actor { get; init; }

    [Named("話題の印", "key words")]
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The key words as people say them.</summary>
    [Named("話題", "topics")]
    public required IReadOnlyList<Phrase> TopicNames { get; init; }

    [Named("文", "text")]
    public required Phrase Text { get; init; }

    [Named("注", "notes")]
    public required IReadOnlyList<RuleNote> Notes { get; init; }

    [Named("箇条", "list")]
    public required IReadOnlyList<RuleItem> Items { get; init; }

    [Named("記入欄", "fields")]
    public required IReadOnlyList<string> Fields { get; init; }

    [Named("控えを渡す先", "copies to")]
    public required IReadOnlyList<PolicyRole> Copies { get; init; }

    /// <summary>The way in which an unclear place was read.</summary>
    [Named("読み方", "how it was read")]
    public Phrase? Doubt { get; init; }

    [Named("CareNetがすること", "what CareNet does")]
    public required IReadOnlyList<Treatment> Treatments { get; init; }

    public required RuleFacts Facts { get; init; }

    [LineInFile]
    public int Line { get; init; }

    public string Key => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The id of the rule itself and of the entries of its list.</summary>
    public IEnumerable<string> Ids => Items.Select(item => item.Id).Prepend(Id);
}

public sealed record RuleNote(Modality Modality, Phrase Text);

public sealed record RuleItem(string Id, Phrase Text, string? Code);

public enum Modality
{
    [Named("必ずする", "must")]
    Must,

    [Named("してはならない", "must not")]
    MustNot,

    [Named("望ましい", "should")]
    Should,

    [Named("しないのが望ましい", "should not")]
    ShouldNot,

    [Named("してよい", "may")]
    May,

    [Named("定め", "defines")]
    Defines,

    [Named("窓口", "contact")]
    Contact,
}

public enum Qualifier
{
    [Named("原則として", "in principle")]
    InPrinciple,

    [Named("当面は", "for the time being")]
    ForTheTimeBeing,
}
