using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

/// <summary>One device in a facility's register.</summary>
public sealed class Device
{
    public required DeviceId Id { get; init; }

    public required RegionCode Region { get; init; }

    public required FacilityId Facility { get; init; }

    public DeviceState State { get; private set; }

    public string? Label { get; private set; }

    public DeviceKind Kind { get; private set; }

    public DeviceOwner Owner { get; private set; }

    public bool IsShared { get; private set; }

    public PersonId? Holder { get; private set; }

    public List<Guid> Users { get; private set; } = [];

    public List<string> Declared { get; private set; } = [];

    public string? SecurityProduct { get; private set; }

    public DateOnly? LicenceEndsOn { get; private set; }

    public string? SecurityService { get; private set; }

    public bool? RemoteWipe { get; private set; }

    public bool? LineSuspension { get; private set; }

    public bool? Managed { get; private set; }

    public string? CarrierPhone { get; private set; }

    public DateOnly? LentFrom { get; private set; }

    public DateOnly? LentUntil { get; private set; }

    public DateOnly? AllowedOn { get; private set; }

    public string? AllowedBy { get; private set; }

    public DateOnly? CheckDueOn { get; private set; }

    public DateOnly? DevicePasswordDueOn { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    public DateOnly? ErasedOn { get; private set; }

    /// <summary>Its holder left: what is on it is to be erased, or the device is to come back.</summary>
    public DateOnly? ReturnDueOn { get; private set; }

    public byte[]? TokenHash { get; private set; }

    public byte[]? JoinHash { get; private set; }

    public DateTimeOffset? JoinUntil { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static Device SeenAtSignIn(
        DeviceId id,
        RegionCode region,
        FacilityId facility,
        PersonId person,
        DeviceKind kind,
        byte[] tokenHash,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            Region = region,
            Facility = facility,
            CreatedAt = now,
            State = DeviceState.Pending,
            Kind = kind,
            Holder = person,
            TokenHash = tokenHash,
        };

    public static Device New(DeviceId id, RegionCode region, FacilityId facility, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Region = region,
            Facility = facility,
            CreatedAt = now,
            State = DeviceState.Pending,
        };

    /// <summary>Registers, or confirms what waits. Whether the details are enough was asked of <see cref="DeviceRules"/> before.</summary>
    public Result Register(DeviceDetails details, DateOnly today)
    {
        if (State is not DeviceState.Pending)
        {
            return DeviceErrors.AlreadyDecided;
        }

        State = DeviceState.Registered;
        Take(details);
        DevicePasswordDueOn = today.AddDays(DeviceRules.DaysBetweenChecks);
        CheckDueOn = today.AddDays(DeviceRules.DaysBetweenChecks);
        return Result.Ok;
    }

    public Result Check(DeviceDetails details, bool startPasswordChanged, DateOnly today)
    {
        if (State is not DeviceState.Registered)
        {
            return DeviceErrors.NotInUse;
        }

        Take(details);
        CheckDueOn = today.AddDays(DeviceRules.DaysBetweenChecks);
        DevicePasswordDueOn = startPasswordChanged ? today.AddDays(DeviceRules.DaysBetweenChecks) : DevicePasswordDueOn;
        return Result.Ok;
    }

    public Result Refuse()
    {
        if (State is not DeviceState.Pending)
        {
            return DeviceErrors.AlreadyDecided;
        }

        State = DeviceState.Refused;
        return Result.Ok;
    }

    public Result Return(DateOnly on, DateOnly? erasedOn, DateOnly today)
    {
        if (State is DeviceState.Returned or DeviceState.Refused)
        {
            return DeviceErrors.NotInUse;
        }

        if (on > today || erasedOn > today)
        {
            return DeviceErrors.WrongDays;
        }

        (State, ReturnedOn, ErasedOn, ReturnDueOn) = (DeviceState.Returned, on, erasedOn, null);
        (TokenHash, JoinHash, JoinUntil) = (null, null, null);
        return Result.Ok;
    }

    /// <summary>
    /// Marks a device in use as lost. A person who finds it again registers it anew, because it may have been changed meanwhile.
    /// </summary>
    public bool Lose()
    {
        var wasInUse = State is DeviceState.Registered or DeviceState.Pending;
        State = wasInUse ? DeviceState.Lost : State;
        return wasInUse;
    }

    /// <summary>Somebody who used it is gone. Without its holder it comes back, or what is on it is erased.</summary>
    public void UserGone(PersonId person, DateOnly today)
    {
        Users.Remove(person.Value);
        if (Holder == person)
        {
            ReturnDueOn ??= today;
        }
    }

    /// <summary>Keeps the points that the person who signed in declares; the administrator looks at them again.</summary>
    public void Declare(IEnumerable<string> rules) => Declared = [.. rules];

    public void OfferJoin(byte[] codeHash, DateTimeOffset until) => (JoinHash, JoinUntil) = (codeHash, until);

    public Result Join(byte[] tokenHash, DateTimeOffset now)
    {
        if (State is not DeviceState.Registered || JoinUntil is null || now > JoinUntil)
        {
            return DeviceErrors.LinkExpired;
        }

        (TokenHash, JoinHash, JoinUntil) = (tokenHash, null, null);
        return Result.Ok;
    }

    public bool IsFor(PersonId person) =>
        Holder == person || Users.Count == 0 && (IsShared || Holder is null) || Users.Contains(person.Value);

    public DeviceDetails Details() =>
        new(Label, Kind, Owner)
        {
            IsShared = IsShared,
            Holder = Holder,
            Users = [.. Users.Select(PersonId.From)],
            Declared = Declared,
            SecurityProduct = SecurityProduct,
            LicenceEndsOn = LicenceEndsOn,
            SecurityService = SecurityService,
            RemoteWipe = RemoteWipe,
            LineSuspension = LineSuspension,
            Managed = Managed,
            CarrierPhone = CarrierPhone,
            LentFrom = LentFrom,
            LentUntil = LentUntil,
            AllowedOn = AllowedOn,
            AllowedBy = AllowedBy,
        };

    private void Take(DeviceDetails given)
    {
        (Label, Kind, Owner, IsShared, Holder) = (Words.Kept(given.Label), given.Kind, given.Owner, given.IsShared, given.Holder);
        (Users, Declared) = ([.. given.Users.Select(user => user.Value).Distinct()], [.. given.Declared.Distinct()]);
        (SecurityProduct, LicenceEndsOn) = (Words.Kept(given.SecurityProduct), given.LicenceEndsOn);
        (SecurityService, CarrierPhone) = (Words.Kept(given.SecurityService), Words.Kept(given.CarrierPhone));
        (RemoteWipe, LineSuspension, Managed) = (given.RemoteWipe, given.LineSuspension, given.Managed);
        (LentFrom, LentUntil, AllowedOn, AllowedBy) = (given.LentFrom, given.LentUntil, given.AllowedOn, Words.Kept(given.AllowedBy));
    }
}
