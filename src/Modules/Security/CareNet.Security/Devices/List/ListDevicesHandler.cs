using CareNet.Platform;
using CareNet.Security.Contracts.Devices;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices.List;

public static class ListDevicesHandler
{
    private const int PageSize = 50;
    private const int CountAtMost = 100;

    public static async Task<DevicePage> Handle(ListDevices message, DevicesDesk desk, CancellationToken ct)
    {
        if (!await desk.Duties.Administers(message.Actor, message.Facility, ct))
        {
            return new([], null, 0);
        }

        var devices = desk.Context.Set<Device>();
        var page = await devices.FromSql($"SELECT * FROM security.devices WHERE facility = {message.Facility.Value} AND id < {message.After?.Value ?? Guid.AllBitsSet}")
            .AsNoTracking().OrderByDescending(device => device.Id).Take(PageSize + 1).ToListAsync(ct);
        var waiting = await devices.Where(device => device.Facility == message.Facility && device.State == DeviceState.Pending).Take(CountAtMost).CountAsync(ct);
        return new([.. page.Take(PageSize).Select(Row)], page.Count > PageSize ? page[PageSize - 1].Id : null, waiting);
    }

    public static DeviceRow Row(Device device) => new(device.Id, device.State, device.Details(), device.CheckDueOn, device.CreatedAt);
}

public static class ListMyDevicesHandler
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<DeviceRow>> Handle(MyDevices message, DevicesDesk desk, CancellationToken ct)
    {
        var devices = await desk.Context.Set<Device>()
            .FromSql($"SELECT * FROM security.devices WHERE (holder = {message.Actor.Value} OR users @> ARRAY[{message.Actor.Value}]) AND state IN ('Registered', 'Pending')")
            .AsNoTracking().OrderByDescending(device => device.Id).Take(Most).ToListAsync(ct);
        return [.. devices.Select(ListDevicesHandler.Row)];
    }
}

public static class ListDeviceSheetHandler
{
    private const int ChecksShown = 20;

    public static async Task<Result<DeviceSheet>> Handle(LookAtDevice message, DevicesDesk desk, CancellationToken ct)
    {
        if (await desk.Access.ForReading(message.Actor, message.Id, ct) is not { } device)
        {
            return DeviceErrors.NotFound;
        }

        var checks = await desk.Context.Set<DeviceCheck>().AsNoTracking().Where(check => check.Device == device.Id)
            .OrderByDescending(check => check.At).Take(ChecksShown).ToListAsync(ct);
        return new DeviceSheet(
            ListDevicesHandler.Row(device), device.Facility, device.Region, [.. checks.Select(check => new DeviceCheckRow(check.At, check.By, check.Declared))],
            device.ReturnedOn, device.ErasedOn, device.StartPasswordDueOn);
    }
}

public static class ListDemandsHandler
{
    public static DeviceDemands Handle(DemandsOnDevices message, DeviceRules rules) => rules.Of(message.Region);
}

public static class ListPeopleForDevicesHandler
{
    public static async Task<IReadOnlyList<PersonId>> Handle(PeopleForDevices message, DevicesDesk desk, CancellationToken ct) =>
        await desk.Duties.Administers(message.Actor, message.Facility, ct) ? await desk.Duties.PeopleAt(message.Facility, ct) : [];
}
