using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

public static class CheckDeviceHandler
{
    public static async Task<Result> Handle(CheckDevice message, DeviceStore store, CancellationToken ct)
    {
        if (await store.Access.ForChange(message.Actor, message.Id, ct) is not { } device)
        {
            return DeviceErrors.NotFound;
        }

        if (await store.Wrong(device.Region, device.Facility, message.Details, ct) is { } wrong)
        {
            return wrong;
        }

        if (device.Check(message.Details, message.DevicePasswordChanged, store.Today).Error is { } refused)
        {
            return refused;
        }

        store.Look(device, message.Actor);
        await store.Note(device, "device.check", message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
