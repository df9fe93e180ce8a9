using CareNet.Platform;

namespace CareNet.Registration.Governance;

/// <summary>
/// A policy file of a region that was entered while the program runs. Released, it takes the place of the one that came with it.
/// </summary>
public sealed class PolicyEdition
{
    public const int MaxTextLength = 600_000;
    public const int MaxNameLength = 80;
    public const int MostDrafts = 50;

    /// <summary>Older drafts do not count, because none is ever removed and a region has to be able to file again.</summary>
    public const int DaysThatDraftsCount = 30;

    public required Guid Id { get; init; }

    public required RegionCode Region { get; init; }

    /// <summary>The newest edition in it.</summary>
    public required string Name { get; init; }

    public required DateOnly InForceFrom { get; init; }

    public required string Text { get; init; }

    public required PersonId DraftedBy { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    public PersonId? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public uint Revision { get; init; }

    /// <param name="by">Who releases it.</param>
    /// <param name="isAsSeen">Neither the draft nor what it replaces has changed since this person looked at them.</param>
    /// <param name="now">The moment of the release.</param>
    public Result Release(PersonId by, bool isAsSeen, DateTimeOffset now)
    {
        if (ReleasedAt is not null)
        {
            return EditionErrors.AlreadyReleased;
        }

        if (by == DraftedBy)
        {
            return EditionErrors.OwnDraft;
        }

        if (!isAsSeen)
        {
            return EditionErrors.ChangedMeanwhile;
        }

        (ReleasedBy, ReleasedAt) = (by, now);
        return Result.Ok;
    }
}

/// <summary>A draft rule was switched; the last row of a rule counts. All are on at first.</summary>
public sealed class LocalRuleSwitch
{
    public required Guid Id { get; init; }

    public required RegionCode Region { get; init; }

    public required string Rule { get; init; }

    public required bool IsOn { get; init; }

    public required string Reason { get; init; }

    public required PersonId SwitchedBy { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A row for each change of a policy, so that every node sees at one glance whether its own is old.</summary>
public sealed class PolicyChange
{
    public long Number { get; init; }

    public required RegionCode Region { get; init; }

    public required DateTimeOffset At { get; init; }
}
