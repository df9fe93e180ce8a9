using CareNet.Platform;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Rules;

/// <summary>Plain facts about how a rule is written, from which the defects of a document are worked out.</summary>
public sealed record RuleFacts
{
    /// <summary>Public guidance that the rule names, by its id in common/guidance.yaml.</summary>
    [Named("引いている指針", "guidance named")]
    public required IReadOnlyList<string> Cites { get; init; }

    [Named("参照先", "refers to")]
    public required IReadOnlyList<Reference> RefersTo { get; init; }

    [Named("食い違い", "contradicts")]
    public required IReadOnlyList<Contradiction> Contradicts { get; init; }

    [Named("書き誤り", "slips")]
    public required IReadOnlyList<Slip> Slips { get; init; }

    /// <summary>Matters that a reader would look for here and does not find.</summary>
    [Named("書かれていないこと", "silent on")]
    public required IReadOnlyList<Phrase> SilentOn { get; init; }

    [Named("要る記入欄", "needs a field")]
    public required IReadOnlyList<NeededField> NeedsField { get; init; }

    /// <summary>False where only the name of a form is known.</summary>
    [Named("本文が手元にある", "text supplied")]
    public bool IsSupplied { get; init; } = true;
}

public sealed record Reference(Phrase To, bool IsSupplied);

/// <summary>The other rule; the own one where a rule and its commentary differ.</summary>
public sealed record Contradiction(string Id, Phrase About);

public sealed record Slip(SlipKind Kind, Phrase About);

public sealed record NeededField(string Form, string Field);

public enum SlipKind
{
    [Named("誤字", "typo")]
    Typo,

    [Named("書きかけ", "unfinished")]
    Unfinished,

    [Named("見出しの誤り", "wrong heading")]
    Heading,

    [Named("消し忘れ", "leftover")]
    Leftover,

    [Named("古い内容", "outdated")]
    Outdated,

    [Named("別の製品のこと", "about another product")]
    OtherProduct,

    [Named("個人情報", "privacy")]
    Privacy,

    [Named("必要より広い", "wider than needed")]
    WiderThanNeed,
}
