using CareNet.Platform;

namespace CareNet.Registration.Departures;

/// <summary>A facility's notice that it leaves the network.</summary>
public sealed class FacilityWithdrawal
{
    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required DateOnly LastDay { get; init; }

    public required string Note { get; init; }

    public required PersonId AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? DoneAt { get; private set; }

    public PersonId? CalledOffBy { get; private set; }

    public DateTimeOffset? CalledOffAt { get; private set; }

    public bool IsOpen => DoneAt is null && CalledOffAt is null;

    public Result CallOff(PersonId by, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return DepartureErrors.TooLate;
        }

        (CalledOffBy, CalledOffAt) = (by, now);
        return Result.Ok;
    }

    public void Done(DateTimeOffset now) => DoneAt ??= now;
}
