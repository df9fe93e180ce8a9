using System.Text;
using System.Text.Json.Serialization;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct DepartureId(Guid Value) : IId<DepartureId>
{
    public static DepartureId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out DepartureId id) => Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}

public enum LentDevices
{
    NothingLent,
    Returned,
    StillOut,
}

public enum KeptData
{
    NothingKept,
    Erased,
    StillThere,
}

/// <summary>
/// A person leaves a facility at the end of a day, today included. Asked by the person, the facility's administrator or the secretariat.
/// Answered with a <see cref="Result{T}"/> of <see cref="DepartureId"/>.
/// </summary>
public sealed record PlanDeparture(
    PersonId Actor,
    PersonId Person,
    FacilityId Facility,
    DepartureReason Reason,
    DateOnly LastDay,
    string Note,
    LentDevices? Devices,
    KeptData? Data,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Person).AppendId(Facility) is not null;
}

/// <summary>It does not happen after all. Answered with a <see cref="Result"/>.</summary>
public sealed record CancelDeparture(PersonId Actor, DepartureId Departure, AuditOrigin? Origin = null);

/// <summary>
/// A departure whose planner has lost the authority is to happen all the same; by an administrator of the facility or the secretariat.
/// Answered with a <see cref="Result"/>.
/// </summary>
public sealed record ConfirmDeparture(PersonId Actor, DepartureId Departure, AuditOrigin? Origin = null);

/// <summary>Records that what was still out has come back. Answered with a <see cref="Result"/>.</summary>
public sealed record SettleDeparture(PersonId Actor, DepartureId Departure, LentDevices Devices, KeptData Data, AuditOrigin? Origin = null);

/// <summary>The receipt is signed once nothing is outstanding. Answered with a <see cref="Result"/>.</summary>
public sealed record SignReceipt(PersonId Actor, DepartureId Departure, string TypedName, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Departure) is not null;
}

/// <summary>A facility leaves the network with everybody in it. Answered with a <see cref="Result"/>.</summary>
public sealed record WithdrawFacility(PersonId Actor, FacilityId Facility, DateOnly LastDay, string Note, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Facility) is not null;
}

/// <summary>The facility stays after all. Answered with a <see cref="Result"/>.</summary>
public sealed record CallOffWithdrawal(PersonId Actor, FacilityId Facility, AuditOrigin? Origin = null);

/// <summary>The day has come.</summary>
public sealed record DepartureDue(DepartureId Departure);

/// <summary>The day of a whole facility has come.</summary>
public sealed record FacilityDepartureDue(FacilityId Facility, PersonId AskedBy, DateOnly LastDay);

/// <summary>
/// Another module has done its part of somebody's departure, or says how much of it is left. Any module may publish it, again whenever the
/// number changes.
/// </summary>
public sealed record DepartureStepDone(PersonId Person, FacilityId Facility, DepartureStep Step, int Outstanding, DateTimeOffset At);

public enum DepartureStep
{
    DevicesReturned,
    GroupsLeft,
}

/// <summary>One departure with its receipt. Answered with a <see cref="Result{T}"/> of <see cref="DepartureReceipt"/>.</summary>
public sealed record GetDeparture(PersonId Actor, DepartureId Departure);

/// <summary><see cref="Rules"/> are those of the region that order it; where none does, leaving is CareNet's own rule.</summary>
public sealed record DepartureReceipt(
    DepartureId Id,
    PersonId Person,
    string Name,
    FacilityId Facility,
    string FacilityName,
    DepartureReason Reason,
    DateOnly LastDay,
    string Note,
    DepartureState State,
    DateTimeOffset? CarriedOutAt,
    LentDevices? Devices,
    KeptData? Data,
    int GroupsOutstanding,
    int DevicesOutstanding,
    bool AccountCloses,
    DateTimeOffset? AccountClosedAt,
    string? SignedName,
    DateTimeOffset? SignedAt,
    Phrase PledgeGoesOn,
    bool IsPledgeOnFile,
    IReadOnlyList<Outstanding> Outstanding,
    IReadOnlyList<string> Rules
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

public enum DepartureState
{
    Planned,
    CarriedOut,
    Cancelled,
}

/// <summary>A matter for which a receipt still waits.</summary>
public enum Outstanding
{
    Departure,
    Devices,
    Data,
    Groups,
    Account,

    /// <summary>The region's secretariat has not deleted the ID yet.</summary>
    IdDeletion,

    /// <summary>The person who planned it has lost the authority, so somebody else has to confirm it.</summary>
    Confirmation,
}

/// <summary>
/// Where only the holder deletes an account: somebody who is in no facility any more ends it. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record CloseMyAccount(PersonId Actor, AuditOrigin? Origin = null);

/// <summary>The notice with which a facility leaves. Answered with a <see cref="Result{T}"/> of <see cref="WithdrawalSheet"/>.</summary>
public sealed record GetWithdrawal(PersonId Actor, FacilityId Facility);

public sealed record WithdrawalSheet(
    FacilityId Facility,
    RegionCode Region,
    string FacilityName,
    string Address,
    string Phone,
    string HeadName,
    DateOnly? LastDay,
    string Note,
    DateTimeOffset? FiledAt,
    DateTimeOffset? DoneAt,
    IReadOnlyList<StaffName> Staff,
    Phrase PledgeGoesOn,
    IReadOnlyList<string> Rules,
    bool NeedsConfirmation
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

public sealed record StaffName(PersonId Person, string Name, Profession Profession)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}
