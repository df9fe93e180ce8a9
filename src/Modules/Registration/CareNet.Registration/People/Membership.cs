using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.People;

/// <summary>
/// A person in a facility, from an instant until another; what has ended stays as history. One open membership per person and facility.
/// </summary>
public sealed class Membership
{
    public const int MaxReasonLength = 500;

    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required FacilityRole Role { get; set; }

    public required DateTimeOffset Since { get; init; }

    public PersonId? EnteredBy { get; init; }

    public required string EntryReason { get; init; }

    public DateTimeOffset? Until { get; private set; }

    public DepartureReason? DepartureReason { get; private set; }

    public PersonId? RemovedBy { get; private set; }

    public string? DepartureNote { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => Until is null || Until > now;

    /// <summary>False when it had ended before.</summary>
    public bool End(DateTimeOffset now, DepartureReason reason, PersonId? by, string? because)
    {
        if (!IsOpenAt(now))
        {
            return false;
        }

        (Until, DepartureReason, RemovedBy, DepartureNote) = (now, reason, by, because);
        return true;
    }
}
