using CareNet.Platform;

namespace CareNet.Policy.Rules;

/// <summary>Plain facts about how a rule is written, from which the defects of a document are worked out.</summary>
public sealed record RuleFacts
{
    /// <summary>Public guidance that the rule names, by its id in common/guidance.yaml.</summary>
    public required IReadOnlyList<string> Cites { get; init; }

    public required IReadOnlyList<Reference> RefersTo { get; init; }

    public required IReadOnlyList<Contradiction> Contradicts { get; init; }

    public required IReadOnlyList<Slip> Slips { get; init; }

    /// <summary>What a reader would look for here and does not find.</summary>
    public required IReadOnlyList<Phrase> SilentOn { get; init; }

    public required IReadOnlyList<NeededField> NeedsField { get; init; }

    /// <summary>False where only the name of a form is known.</summary>
    public bool IsSupplied { get; init; } = true;
}

public sealed record Reference(Phrase To, bool IsSupplied);

/// <summary>The other rule; the own one where a rule and its commentary differ.</summary>
public sealed record Contradiction(string Id, Phrase About);

public sealed record Slip(SlipKind Kind, Phrase About);

public sealed record NeededField(string Form, string Field);

public enum SlipKind
{
    Typo,
    Unfinished,
    Heading,
    Leftover,
    Outdated,
    OtherProduct,
    Privacy,
    WiderThanNeed,
}
