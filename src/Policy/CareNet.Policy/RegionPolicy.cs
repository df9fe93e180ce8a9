using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;

namespace CareNet.Policy;

/// <summary>The policy of one region in one edition.</summary>
public sealed record RegionPolicy
{
    [Named("地域", "region")]
    public required string Region { get; init; }

    [Named("医師会", "association")]
    public required Phrase Association { get; init; }

    /// <summary>The region in a narrow column: 三郷市.</summary>
    [Named("地域の短い名前", "short name of the region")]
    public required Phrase ShortName { get; init; }

    /// <summary>The document's short name.</summary>
    [Named("文書の名前", "title")]
    public required string Title { get; init; }

    /// <summary>Invented for trying CareNet out; every page says so.</summary>
    [Named("お試し用", "demo")]
    public required bool IsDemo { get; init; }

    public required Edition Edition { get; init; }

    public required RegionSettings Settings { get; init; }

    public required IReadOnlyList<PolicyRule> Rules { get; init; }

    [Named("窓口", "contacts")]
    public required IReadOnlyList<PolicyContact> Contacts { get; init; }

    /// <summary>The region's own words for people and bodies.</summary>
    [Named("役割の呼び名", "names of the roles")]
    public required IReadOnlyDictionary<string, PolicyRole> Roles { get; init; }

    public required DocumentFacts Facts { get; init; }

    /// <summary>
    /// False for an edition whose text is not in CareNet: then there are no rules to cite, and a decision of that day cannot be explained
    /// by one.
    /// </summary>
    public bool IsTextKnown => Edition.Text != EditionText.NotSupplied;

    /// <summary>The rule of this id, or of the list in which the id stands.</summary>
    public PolicyRule? Rule(string id) =>
        Rules.FirstOrDefault(rule => rule.Id == id) ?? Rules.FirstOrDefault(rule => rule.Ids.Contains(id));

    /// <summary>
    /// The rules with this key word, in the order of the document: a checklist for an incident, what to read when leaving.
    /// </summary>
    public IReadOnlyList<PolicyRule> RulesOn(string topic) => [.. Rules.Where(rule => rule.Topics.Contains(topic))];

    public IReadOnlyList<PolicyRule> Search(string words) => RuleSearch.In(Rules, words);
}

public sealed record PolicyContact(
    string Name,
    Phrase? For,
    string? PostalCode,
    string? Address,
    string? Phone,
    string? Fax,
    string? Mail,
    IReadOnlyList<string> Source
);

/// <summary>Plain facts about the document as a whole.</summary>
public sealed record DocumentFacts(
    [property: Named("条に番号がある", "numbered articles")] bool HasNumberedArticles,
    [property: Named("注の置き場所を見出しで示す", "notes placed by captions")] bool NotesPlacedByCaptions,
    [property: Named("用語", "terms")] IReadOnlyList<Term> Terms
);

/// <summary>A thing that the document calls by these names; a word that it uses in these meanings.</summary>
public sealed record Term(Phrase Of, IReadOnlyList<TermName> Names, IReadOnlyList<TermMeaning> Meanings, bool IsExplained);

public sealed record TermName(string Name, IReadOnlyList<string> In);

public sealed record TermMeaning(Phrase Text, IReadOnlyList<string> In);
