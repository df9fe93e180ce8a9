using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Incidents;

namespace CareNet.Security.EmergencyCards;

public static class SetEmergencyCardHandler
{
    public static async Task<Result> Handle(SetEmergencyCard message, IncidentStore store, EmergencyCodes codes, CancellationToken ct)
    {
        if (await store.Standings.RegionAdministeredBy(message.Actor, message.Facility, ct) is not { } region)
        {
            return IncidentErrors.NotFound;
        }

        if (Words.WrongPhone(message.Phone) is { } wrong)
        {
            return wrong;
        }

        await store.Context.LockAsync($"emergency-card {message.Facility}", ct);
        var card = await store.Context.Set<EmergencyCard>().FindAsync([message.Facility], ct);
        if (card is null)
        {
            card = new() { Facility = message.Facility, Region = region };
            store.Context.Add(card);
        }

        card.Call(Words.Kept(message.Phone));
        if (message.NewCode || card.Code.Length == 0)
        {
            card.Carry(EmergencyCodes.New(), codes);
        }

        await AuditWriter.Record(
            store.Context,
            new()
            {
                At = store.Now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "incident.set_card",
                Origin = message.Origin,
                Facility = message.Facility.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
