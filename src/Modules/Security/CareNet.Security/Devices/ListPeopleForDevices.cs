using CareNet.Platform;
using CareNet.Security.Contracts.Devices;

namespace CareNet.Security.Devices;

public static class ListPeopleForDevicesHandler
{
    public static async Task<IReadOnlyList<PersonId>> Handle(ListDeviceUsers message, DeviceStore desk, CancellationToken ct) =>
        await desk.Duties.Administers(message.Actor, message.Facility, ct) ? await desk.Duties.PeopleAt(message.Facility, ct) : [];
}
