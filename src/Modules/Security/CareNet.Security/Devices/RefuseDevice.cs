using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Sessions;

namespace CareNet.Security.Devices;

/// <summary>The administrator refuses what waits; whoever works on it is signed out at once.</summary>
[Rule("misato/form-3-2-2", How = "enforce")]
public static class RefuseDeviceHandler
{
    public static async Task<Result> Handle(RefuseDevice message, DeviceStore store, LiveSessions sessions, CancellationToken ct)
    {
        if (await store.Access.ForChange(message.Actor, message.Id, ct) is not { } device)
        {
            return DeviceErrors.NotFound;
        }

        if (device.Refuse().Error is { } refused)
        {
            return refused;
        }

        await sessions.EndOnDevice(store.Context, device.Id.Value, EndReason.Suspended, ct);
        await store.Note(device, "device.refuse", message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
