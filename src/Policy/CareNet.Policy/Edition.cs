using CareNet.Platform;
using CareNet.Policy.Comparing;
using CareNet.Policy.Settings;

namespace CareNet.Policy;

/// <summary>One state of a region's policy. Without a day it was always in force: an undated document gives no other answer.</summary>
public sealed record Edition(
    [property: Named("版の番号", "id of the edition")] string Id,
    [property: Named("効力の日", "in force from")] DateOnly? From,
    [property: Named("版の名前", "name of the edition")] Phrase Name,
    [property: Named("版の内容", "what the edition holds")] EditionText Text,
    [property: Named("日付が正確", "the day is exact")] bool IsDayExact,
    [property: LineInFile] int Line
);

public enum EditionText
{
    /// <summary>It was in force, and its text was not given to CareNet.</summary>
    [Named("本文が手元にない", "text not supplied")]
    NotSupplied,

    /// <summary>The file's settings and rules are this edition.</summary>
    [Named("本文", "the text of the file")]
    Body,

    /// <summary>An amendment: it says what differs from its predecessor.</summary>
    [Named("一部改正", "an amendment")]
    Changes,
}
