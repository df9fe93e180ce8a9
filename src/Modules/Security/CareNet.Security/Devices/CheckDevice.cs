using CareNet.Platform;
using CareNet.Security.Contracts.Devices;

namespace CareNet.Security.Devices;

public static class CheckDeviceHandler
{
    public static async Task<Result> Handle(CheckDevice message, DeviceStore desk, CancellationToken ct)
    {
        if (await desk.Access.ForChange(message.Actor, message.Id, ct) is not { } device)
        {
            return DeviceErrors.NotFound;
        }

        if (await desk.Wrong(device.Region, device.Facility, message.Details, ct) is { } wrong)
        {
            return wrong;
        }

        if (device.Check(message.Details, message.DevicePasswordChanged, desk.Today).Error is { } refused)
        {
            return refused;
        }

        desk.Look(device, message.Actor);
        await desk.Note(device, "device.check", message.Actor, message.From, ct);
        return Result.Ok;
    }
}
