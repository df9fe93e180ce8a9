using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.People;

/// <summary>A person who works for the association itself: in its secretariat or on its committee.</summary>
public sealed class OfficeHolder
{
    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required RegionCode Region { get; init; }

    public required RegionRole Role { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Nobody for the first secretariat of a region, which the operator installs.</summary>
    public PersonId? GrantedBy { get; init; }

    /// <summary>The second officer; nobody where the operator confirmed.</summary>
    public PersonId? ConfirmedBy { get; init; }

    public DateTimeOffset? Until { get; private set; }

    public PersonId? EndedBy { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => Until is null || Until > now;

    public void End(DateTimeOffset now, PersonId? by)
    {
        if (IsOpenAt(now))
        {
            (Until, EndedBy) = (now, by);
        }
    }
}
