using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Departures;

/// <summary>One person's departure of one facility: planned, carried out, and closed by a signed receipt.</summary>
public sealed class Departure
{
    public required DepartureId Id { get; init; }

    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required DepartureReason Reason { get; init; }

    public required string Note { get; init; }

    public required DateOnly LastDay { get; init; }

    public required PersonId PlannedBy { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public DepartureState State { get; private set; } = DepartureState.Planned;

    /// <summary>The person who confirmed it after the one who planned it had lost the authority.</summary>
    public PersonId? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The person whose authority it stands on.</summary>
    public PersonId AnsweredForBy => ConfirmedBy ?? PlannedBy;

    public DateTimeOffset? CarriedOutAt { get; private set; }

    /// <summary>
    /// The role in which the person still led the facility when this was carried out. Null for members, and for those who were kept from
    /// leading it at that moment.
    /// </summary>
    public FacilityRole? LedAs { get; private set; }

    /// <summary>The account is closed with it: there is no other facility, and the region's policy lets it close.</summary>
    public bool WasLast { get; private set; }

    /// <summary>The region's secretariat still has to delete the ID.</summary>
    public Guid? DeletionRequest { get; private set; }

    public DateTimeOffset? DeletionDoneAt { get; private set; }

    public LentDevices? Devices { get; set; }

    public KeptData? Data { get; set; }

    public int DevicesOutstanding { get; private set; }

    public int GroupsOutstanding { get; private set; }

    public DateTimeOffset? AccountClosedAt { get; private set; }

    public string? SignedName { get; private set; }

    public PersonId? SignedBy { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public uint Revision { get; init; }

    /// <summary>False when it was carried out or called off before: the message came twice.</summary>
    public bool CarryOut(bool wasLast, Guid? deskRequest, FacilityRole? ledAs, DateTimeOffset now)
    {
        if (State != DepartureState.Planned)
        {
            return false;
        }

        (State, WasLast, DeletionRequest, LedAs, CarriedOutAt) = (DepartureState.CarriedOut, wasLast, deskRequest, ledAs, now);
        return true;
    }

    public Result Confirm(PersonId by, DateTimeOffset now)
    {
        if (State != DepartureState.Planned)
        {
            return DepartureErrors.TooLate;
        }

        (ConfirmedBy, ConfirmedAt) = (by, now);
        return Result.Ok;
    }

    public Result Cancel()
    {
        if (State != DepartureState.Planned)
        {
            return DepartureErrors.TooLate;
        }

        State = DepartureState.Cancelled;
        return Result.Ok;
    }

    public void Heard(DepartureStep step, int outstanding)
    {
        if (step == DepartureStep.GroupsLeft)
        {
            GroupsOutstanding = outstanding;
        }
        else
        {
            DevicesOutstanding = outstanding;
        }
    }

    public void AccountClosed(DateTimeOffset at) => AccountClosedAt ??= at;

    public void DeletionDone(DateTimeOffset at) => DeletionDoneAt ??= at;

    public IReadOnlyList<Outstanding> Waits()
    {
        List<Outstanding> waits = [];
        Add(State != DepartureState.CarriedOut, Outstanding.Departure);
        Add(Devices == LentDevices.StillOut || DevicesOutstanding > 0, Outstanding.Devices);
        Add(Data == KeptData.StillThere, Outstanding.Data);
        Add(GroupsOutstanding > 0, Outstanding.Groups);
        Add(State == DepartureState.CarriedOut && WasLast && AccountClosedAt is null, Outstanding.Account);
        Add(DeletionRequest is not null && DeletionDoneAt is null, Outstanding.IdDeletion);
        return waits;

        void Add(bool holds, Outstanding what)
        {
            if (holds)
            {
                waits.Add(what);
            }
        }
    }

    public Result Sign(string name, PersonId by, DateTimeOffset now)
    {
        if (SignedAt is not null)
        {
            return Result.Ok;
        }

        if (Waits().Count > 0)
        {
            return DepartureErrors.StillOutstanding;
        }

        (SignedName, SignedBy, SignedAt) = (name, by, now);
        return Result.Ok;
    }
}
