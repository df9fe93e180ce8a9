using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>
/// The facility's administrator enters a device, or confirms one that waits (<see cref="Waiting"/>). Answered with a
/// <see cref="Result{T}"/> of <see cref="RegisteredDevice"/>.
/// </summary>
public sealed record RegisterDevice(FacilityId Facility, DeviceId? Waiting, DeviceDetails Details, PersonId Actor, AuditOrigin Origin)
{
    /// <summary>Makes a form that was sent twice one device; its code is then a new one.</summary>
    public string? Key { get; init; }

    private bool PrintMembers(System.Text.StringBuilder text) => text.AppendId(Facility) is not null;
}

/// <summary>A device that has not signed in yet gets its cookie by opening a link once with this code.</summary>
public sealed record RegisteredDevice(DeviceId Id, string? JoinCode)
{
    private bool PrintMembers(System.Text.StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>The device itself opens its link. Answered with a <see cref="Result{T}"/> of the cookie's token.</summary>
public sealed record JoinDevice(string? Code, AuditOrigin Origin)
{
    private bool PrintMembers(System.Text.StringBuilder text) => text.Append("a device joins") is not null;
}

/// <summary>Not a device of ours: whoever is signed in on it is signed out. Answered with a <see cref="Result"/>.</summary>
public sealed record RefuseDevice(DeviceId Id, PersonId Actor, AuditOrigin Origin);

/// <summary>The periodic check: the same details, looked at again. Answered with a <see cref="Result"/>.</summary>
public sealed record CheckDevice(DeviceId Id, DeviceDetails Details, bool DevicePasswordChanged, PersonId Actor, AuditOrigin Origin);

/// <summary>
/// A lent device came back, or one goes out of use; with the day its data were erased. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record ReturnDevice(DeviceId Id, DateOnly On, DateOnly? ErasedOn, PersonId Actor, AuditOrigin Origin);

/// <summary>Every session that was begun on this device ends at once. Answered with a <see cref="Result"/>.</summary>
public sealed record EndDeviceSessions(DeviceId Id, PersonId Actor, AuditOrigin Origin);
