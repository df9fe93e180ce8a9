using CareNet.Platform;

namespace CareNet.Registration.Governance;

/// <summary>
/// Rules beside the policy: a facility's own, in force at once, or a region's operating rules, in force when released by whom the
/// region says. A new text takes the place of the one before; what was accepted stays readable.
/// </summary>
public sealed class FurtherRule
{
    public const int MaxTitleLength = 100;
    public const int MaxTextLength = 20_000;

    public required Guid Id { get; init; }

    public required RegionCode Region { get; init; }

    /// <summary>Nobody's own: the region's.</summary>
    public FacilityId? Facility { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required PersonId EnteredBy { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public PersonId? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>A region's rules are released by somebody else than who entered them; a facility's own count with their entry.</summary>
    public Result Release(PersonId by, DateTimeOffset now)
    {
        if (ReleasedAt is not null)
        {
            return EditionErrors.AlreadyReleased;
        }

        if (Facility is null && by == EnteredBy)
        {
            return EditionErrors.OwnDraft;
        }

        (ReleasedBy, ReleasedAt) = (by, now);
        return Result.Ok;
    }
}
