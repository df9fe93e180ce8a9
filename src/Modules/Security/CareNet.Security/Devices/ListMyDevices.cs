using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

public static class ListMyDevicesHandler
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<DeviceRow>> Handle(ListMyDevices message, DeviceStore store, CancellationToken ct)
    {
        var devices = await store
            .Context.Set<Device>()
            .FromSql(
                $"""
                SELECT * FROM security.devices WHERE (holder = {message.Actor.Value} OR users @> ARRAY[{message.Actor.Value}])
                    AND state IN ('Registered', 'Pending')
                """
            )
            .AsNoTracking()
            .OrderByDescending(device => device.Id)
            .Take(Most)
            .ToListAsync(ct);
        return [.. devices.Select(ListDevicesHandler.Row)];
    }
}
