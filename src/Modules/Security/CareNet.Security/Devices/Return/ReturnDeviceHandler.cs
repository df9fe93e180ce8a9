using CareNet.Platform;
using CareNet.Security.Contracts.Devices;
using CareNet.Security.Sessions;

namespace CareNet.Security.Devices.Return;

/// <summary>The day a lent device came back, and the day on which what was on it was erased.</summary>
[Rule("misato/notes-3-7", How = "record"), Rule("nishitokyo/notes-3-7", How = "record"), Rule("misato/form-2-2-2", How = "record")]
public static class ReturnDeviceHandler
{
    public static async Task<Result> Handle(ReturnDevice message, DevicesDesk desk, LiveSessions sessions, CancellationToken ct)
    {
        if (await desk.Access.ForChange(message.Actor, message.Id, ct) is not { } device)
        {
            return DeviceErrors.NotFound;
        }

        if (device.Return(message.On, message.ErasedOn, desk.Today).Error is { } refused)
        {
            return refused;
        }

        await sessions.EndOnDevice(desk.Context, device.Id.Value, EndReason.Suspended, ct);
        await desk.Note(device, "device.return", message.Actor, message.From, ct);
        return Result.Ok;
    }
}
