using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

public static class ListDevicesHandler
{
    private const int PageSize = 50;
    private const int CountAtMost = 100;

    public static async Task<DeviceList> Handle(ListDevices message, DeviceStore store, CancellationToken ct)
    {
        if (!await store.Standings.Administers(message.Actor, message.Facility, ct))
        {
            return new([], null, 0);
        }

        var devices = store.Context.Set<Device>();
        var page = await devices
            .FromSql(
                $"""
                SELECT * FROM security.devices WHERE facility = {message.Facility.Value} AND id < {message.After?.Value ?? Guid.AllBitsSet}
                """
            )
            .AsNoTracking()
            .OrderByDescending(device => device.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var waiting = await devices
            .Where(device => device.Facility == message.Facility && device.State == DeviceState.Pending)
            .Take(CountAtMost)
            .CountAsync(ct);
        return new([.. page.Take(PageSize).Select(Row)], page.Count > PageSize ? page[PageSize - 1].Id : null, waiting);
    }

    public static DeviceRow Row(Device device) => new(device.Id, device.State, device.Details(), device.CheckDueOn, device.CreatedAt);
}
