using CareNet.Platform;
using CareNet.Policy.Settings;

namespace CareNet.Policy.Lint;

/// <summary>A defect of a region's document, with the rules in which it lies. It is reported; the document belongs to the region.</summary>
public sealed record Finding(FindingKind Kind, string Region, IReadOnlyList<string> Ids, Phrase Text);

public enum FindingKind
{
    [Named("番号の重複", "number used twice")]
    DuplicateNumber,

    [Named("番号の欠け", "numbers missing")]
    MissingNumbers,

    [Named("食い違い", "contradiction")]
    Contradiction,

    [Named("見出しは推奨・本文は義務", "heading recommends, item binds")]
    WeakHeading,

    [Named("手元にないもの", "not supplied")]
    NotSupplied,

    [Named("様式にない欄", "field missing on a form")]
    MissingField,

    [Named("定めのない話題", "silent topic")]
    SilentTopic,

    [Named("触れていないこと", "silent on")]
    SilentOn,

    [Named("解釈が要る箇所", "open to reading")]
    Unclear,

    [Named("案", "draft")]
    Draft,

    [Named("呼び名が複数", "several names")]
    SeveralNames,

    [Named("意味が複数", "several meanings")]
    SeveralMeanings,

    [Named("説明のない言葉", "unexplained word")]
    Unexplained,

    [Named("書き損じ", "slip in the text")]
    Slip,

    [Named("日付なし", "no date")]
    NoDate,

    [Named("注の付き先", "placing of notes")]
    PlacedByCaptions,

    [Named("連絡先", "contact")]
    NoContact,

    [Named("数のない期間", "interval without a number")]
    NoNumber,

    [Named("新しい指針がある", "newer public guidance")]
    OvertakenGuidance,

    [Named("指針の目安に届かない", "behind public guidance")]
    BehindGuidance,

    [Named("CareNetの限度の外", "beyond CareNet's bounds")]
    OutOfBounds,
}
