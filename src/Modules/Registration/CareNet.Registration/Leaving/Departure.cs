using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Leaving;

/// <summary>One person's leaving of one facility: planned, carried out, and closed by a signed receipt.</summary>
public sealed class Departure
{
    public required DepartureId Id { get; init; }

    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required LeavingReason Reason { get; init; }

    public required string Note { get; init; }

    public required DateOnly LastDay { get; init; }

    public required PersonId PlannedBy { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public DepartureState State { get; private set; } = DepartureState.Planned;

    public DateTimeOffset? CarriedOutAt { get; private set; }

    /// <summary>There is no other facility, so the account is closed too.</summary>
    public bool WasLast { get; private set; }

    /// <summary>The region's desk still has to delete the ID.</summary>
    public Guid? DeskRequest { get; private set; }

    public DateTimeOffset? DeskDoneAt { get; private set; }

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
    public bool CarryOut(bool wasLast, Guid? deskRequest, DateTimeOffset now)
    {
        if (State != DepartureState.Planned)
        {
            return false;
        }

        (State, WasLast, DeskRequest, CarriedOutAt) = (DepartureState.CarriedOut, wasLast, deskRequest, now);
        return true;
    }

    public Result Cancel()
    {
        if (State != DepartureState.Planned)
        {
            return LeavingErrors.TooLate;
        }

        State = DepartureState.Cancelled;
        return Result.Ok;
    }

    public void Heard(LeavingStep step, int outstanding)
    {
        if (step == LeavingStep.GroupsLeft)
        {
            GroupsOutstanding = outstanding;
        }
        else
        {
            DevicesOutstanding = outstanding;
        }
    }

    public void AccountClosed(DateTimeOffset at) => AccountClosedAt ??= at;

    public void DeskDone(DateTimeOffset at) => DeskDoneAt ??= at;

    public IReadOnlyList<Outstanding> Waits()
    {
        List<Outstanding> waits = [];
        Add(State != DepartureState.CarriedOut, Outstanding.Leaving);
        Add(Devices == LentDevices.StillOut || DevicesOutstanding > 0, Outstanding.Devices);
        Add(Data == KeptData.StillThere, Outstanding.Data);
        Add(GroupsOutstanding > 0, Outstanding.Groups);
        Add(State == DepartureState.CarriedOut && WasLast && AccountClosedAt is null, Outstanding.Account);
        Add(DeskRequest is not null && DeskDoneAt is null, Outstanding.Desk);
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
            return LeavingErrors.StillOutstanding;
        }

        (SignedName, SignedBy, SignedAt) = (name, by, now);
        return Result.Ok;
    }
}
