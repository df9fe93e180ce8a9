using CareNet.Platform;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Rules;

/// <summary>One article, item, bullet or form of a region's policy, in CareNet's words, and what CareNet does about it.</summary>
public sealed record PolicyRule
{
    /// <summary><c>region/key</c>, for instance <c>okayama/3-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands in the document, as people there say it: 第11条(3).</summary>
    public required string Place { get; init; }

    /// <summary>The place for readers of both languages; English readers still have to find it in the Japanese document.</summary>
    public required Phrase PlaceName { get; init; }

    /// <summary>The number that is printed above an article.</summary>
    public int? Article { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>The wording of the sentence above, where it is weaker than that of the item: both are shown.</summary>
    public Modality? Heading { get; init; }

    public Qualifier? Qualifier { get; init; }

    public bool IsDraft { get; init; }

    public required IReadOnlyList<PolicyRole> Actor { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The key words as people say them.</summary>
    public required IReadOnlyList<Phrase> TopicNames { get; init; }

    public required Phrase Text { get; init; }

    public required IReadOnlyList<RuleNote> Notes { get; init; }

    public required IReadOnlyList<RuleItem> Items { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required IReadOnlyList<PolicyRole> Copies { get; init; }

    /// <summary>How an unclear place was read.</summary>
    public Phrase? Doubt { get; init; }

    public required IReadOnlyList<Treatment> Treatments { get; init; }

    public required RuleFacts Facts { get; init; }

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
