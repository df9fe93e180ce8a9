using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Sessions;

namespace CareNet.Security.Devices;

/// <summary>Nothing of CareNet stays on a device, so ending its sessions leaves nothing there.</summary>
[Rule("misato/12-6", How = "enforce"), Rule("nishitokyo/12-6", How = "enforce")]
public static class EndDeviceSessionsHandler
{
    public static async Task<Result> Handle(EndDeviceSessions message, DeviceStore store, LiveSessions sessions, CancellationToken ct)
    {
        if (await store.Access.ForChange(message.Actor, message.Id, ct) is not { } device)
        {
            return DeviceErrors.NotFound;
        }

        await sessions.EndOnDevice(store.Context, device.Id.Value, EndReason.Suspended, ct);
        await store.Note(device, "device.end_sessions", message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
