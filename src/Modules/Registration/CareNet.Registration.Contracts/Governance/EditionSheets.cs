using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// One edition with everything that its release changes, for the region's offices. Answered with a <see cref="Result{T}"/> of
/// <see cref="EditionView"/>.
/// </summary>
public sealed record GetEdition(PersonId Actor, RegionCode Region, Guid Edition);

/// <summary>
/// The filed file compared with what its release replaces: the file released last, or the one that came with CareNet. For a released
/// edition: with what it replaced.
/// </summary>
/// <param name="Entry">The edition.</param>
/// <param name="DraftedBy">The name of the person who filed it.</param>
/// <param name="MayRelease">The reader may release it.</param>
/// <param name="IsOwnDraft">The reader filed it.</param>
/// <param name="CommitteeReleases">The committee releases editions in this region, otherwise the secretariat.</param>
/// <param name="Seen">The mark of the file and of what it is compared with, for <see cref="ReleaseEdition"/>.</param>
/// <param name="ReleasedSince">When another edition was released after this one had been filed.</param>
/// <param name="TooMany">There are more changes than anybody reads through; none is listed, and it cannot be released.</param>
/// <param name="Editions">The editions of the file that are new, altered or gone.</param>
/// <param name="Periods">What is different from which day on.</param>
public sealed record EditionView(
    EditionRow Entry,
    string DraftedBy,
    bool MayRelease,
    bool IsOwnDraft,
    bool CommitteeReleases,
    string Seen,
    DateTimeOffset? ReleasedSince,
    bool TooMany,
    IReadOnlyList<EditionChange> Editions,
    IReadOnlyList<PeriodChanges> Periods
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Entry.Id) is not null;
}

public enum ChangeKind
{
    Added,
    Altered,
    Dropped,
}

public sealed record EditionChange(ChangeKind Kind, string Id, Phrase Name, DateOnly? From)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}

/// <summary>
/// The changes on the days from <see cref="From"/> (null: from the beginning) to the day before <see cref="Until"/> (null: for good).
/// </summary>
public sealed record PeriodChanges(
    DateOnly? From,
    DateOnly? Until,
    bool IsNow,
    IReadOnlyList<PartChange> About,
    IReadOnlyList<RuleChange> Rules,
    IReadOnlyList<PartChange> Settings
);

/// <summary>One changed rule, part by part. <see cref="TakesBack"/> is true if the change undoes a later release.</summary>
public sealed record RuleChange(ChangeKind Kind, string Rule, Phrase Place, IReadOnlyList<PartChange> Parts, bool TakesBack)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}

/// <summary>One thing that is said otherwise; null where nothing is said.</summary>
public sealed record PartChange(Phrase What, Phrase? Before, Phrase? After, bool TakesBack);
