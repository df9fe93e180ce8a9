using CareNet.Platform;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

/// <summary>
/// Asks the facility's administrators to take back the devices that a person who left held, and to erase what is on them.
/// </summary>
[Rule("misato/form-2-2-2", How = "remind"), Rule("misato/form-3-2-2", How = "remind")]
public static class DevicesOfPersonLeftHandler
{
    public static async Task<IEnumerable<object>> Handle(PersonLeft message, DeviceStore store, CancellationToken ct)
    {
        var devices = await store
            .Context.Set<Device>()
            .FromSql(
                $"""
                SELECT * FROM security.devices WHERE (holder = {message.Person.Value} OR users @> ARRAY[{message.Person.Value}]) FOR UPDATE
                """
            )
            .Where(device => device.Facility == message.Facility && device.State != DeviceState.Returned)
            .ToListAsync(ct);
        var administrators = devices.Count > 0 ? await store.Standings.AdministratorsOf(message.Facility, ct) : [];
        List<object> told = [];
        foreach (var device in devices)
        {
            device.UserGone(message.Person, store.Today);
            told.AddRange(
                device.ReturnDueOn is null
                    ? []
                    : administrators.Select(person => new NoticeDue(person, DeviceNotices.ReturnDue, device.Id.Value, store.Now))
            );
        }

        var held = devices.Count(device => device.Holder == message.Person && device.ReturnDueOn is not null);
        return held == 0
            ? told
            : [.. told, new DepartureStepDone(message.Person, message.Facility, DepartureStep.DevicesReturned, held, store.Now)];
    }
}
