using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Devices;
using CareNet.Security.Incidents;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.EmergencyCards;

/// <summary>Whom to phone first, and where the own device's line is locked.</summary>
[
    Rule("misato/notes-3-10", How = "show"),
    Rule("nishitokyo/notes-3-10", How = "show"),
    Rule("misato/12-7", How = "show"),
    Rule("nishitokyo/12-7", How = "show")
]
[Rule("miyazaki/lost-3", How = "show")]
public static class ShowEmergencyCardHandler
{
    private const int MostCarriers = 5;

    public static async Task<EmergencyCardView> Handle(
        ShowEmergencyCard message,
        IncidentStore store,
        EmergencyCodes codes,
        CancellationToken ct
    )
    {
        if (await store.Standings.RegionOf(message.Actor, message.Facility, ct) is null)
        {
            return new(null, null, []);
        }

        var card = await store.Context.Set<EmergencyCard>().AsNoTracking().SingleOrDefaultAsync(c => c.Facility == message.Facility, ct);
        var carriers = await store
            .Context.Set<Device>()
            .AsNoTracking()
            .Where(device => device.Holder == message.Actor && device.State == DeviceState.Registered && device.CarrierPhone != null)
            .Select(device => device.CarrierPhone!)
            .Distinct()
            .Take(MostCarriers)
            .ToListAsync(ct);
        return new(
            card is null ? null
                : codes.Open(card) is { } code ? EmergencyCodes.Written(code)
                : null,
            card?.Phone,
            carriers
        );
    }
}
