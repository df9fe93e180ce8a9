using CareNet.Platform;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

public static class GetDeviceHandler
{
    private const int ChecksShown = 20;

    public static async Task<Result<DeviceView>> Handle(GetDevice message, DeviceStore store, CancellationToken ct)
    {
        if (await store.Access.ForReading(message.Actor, message.Id, ct) is not { } device)
        {
            return DeviceErrors.NotFound;
        }

        var checks = await store
            .Context.Set<DeviceCheck>()
            .AsNoTracking()
            .Where(check => check.Device == device.Id)
            .OrderByDescending(check => check.At)
            .Take(ChecksShown)
            .ToListAsync(ct);
        return new DeviceView(
            ListDevicesHandler.Row(device),
            device.Facility,
            device.Region,
            [.. checks.Select(check => new DeviceCheckRow(check.At, check.By, check.Declared))],
            device.ReturnedOn,
            device.ErasedOn,
            device.DevicePasswordDueOn
        );
    }
}
