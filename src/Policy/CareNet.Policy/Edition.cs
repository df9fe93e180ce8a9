using CareNet.Platform;

namespace CareNet.Policy;

/// <summary>One state of a region's policy. Without a day it was always in force: an undated document gives no other answer.</summary>
public sealed record Edition(string Id, DateOnly? From, Phrase Name, EditionText Text, bool IsDayExact, int Line);

public enum EditionText
{
    /// <summary>It was in force, and its text was not given to CareNet.</summary>
    NotSupplied,

    /// <summary>The file's settings and rules are this edition.</summary>
    Body,

    /// <summary>An amendment: it says what differs from its predecessor.</summary>
    Changes,
}
