using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>
/// The register of a facility, for its administrators; a page at a time, newest first. Answered with a <see cref="DeviceList"/>.
/// </summary>
public sealed record ListDevices(FacilityId Facility, DeviceId? After, PersonId Actor);

public sealed record DeviceList(IReadOnlyList<DeviceRow> Rows, DeviceId? Next, int Waiting);

public sealed record DeviceRow(DeviceId Id, DeviceState State, DeviceDetails Details, DateOnly? CheckDueOn, DateTimeOffset At);

/// <summary>Answered with a <see cref="Result{T}"/> of <see cref="DeviceView"/>: everything the register holds of one device.</summary>
public sealed record GetDevice(DeviceId Id, PersonId Actor);

public sealed record DeviceView(
    DeviceRow Device,
    FacilityId Facility,
    RegionCode Region,
    IReadOnlyList<DeviceCheckRow> Checks,
    DateOnly? ReturnedOn,
    DateOnly? ErasedOn,
    DateOnly? DevicePasswordDueOn
);

public sealed record DeviceCheckRow(DateTimeOffset At, PersonId By, IReadOnlyList<string> Declared);

/// <summary>Asks for what the region requires of a device, for its form. Answered with <see cref="DeviceRequirements"/>.</summary>
public sealed record GetDeviceRequirements(RegionCode Region);

/// <summary>
/// <see cref="Points"/> are declared one by one; <see cref="MustLock"/> holds those of them without which nothing is registered.
/// </summary>
public sealed record DeviceRequirements(
    IReadOnlyList<DevicePoint> Points,
    IReadOnlyList<string> MustLock,
    bool AsksProduct,
    bool AsksServices,
    bool PrivateIsForbidden,
    bool PrivateNeedsPermission,
    IReadOnlyList<string> PrivateRules,
    bool OnlyRegistered,
    bool NamedUsersOnly
);

public sealed record DevicePoint(string Rule, string Place, Phrase Text)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Rule) is not null;
}

/// <summary>Devices of one's own facilities that one may report as lost. Answered with a list of <see cref="DeviceRow"/>.</summary>
public sealed record ListMyDevices(PersonId Actor);

/// <summary>The people who may hold or use a device of this facility. Answered with a list of <see cref="PersonId"/>.</summary>
public sealed record ListDeviceUsers(FacilityId Facility, PersonId Actor);
