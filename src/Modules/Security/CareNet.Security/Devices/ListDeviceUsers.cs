using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

public static class ListDeviceUsersHandler
{
    public static async Task<IReadOnlyList<PersonId>> Handle(ListDeviceUsers message, DeviceStore store, CancellationToken ct) =>
        await store.Standings.Administers(message.Actor, message.Facility, ct) ? await store.Standings.PeopleAt(message.Facility, ct) : [];
}
