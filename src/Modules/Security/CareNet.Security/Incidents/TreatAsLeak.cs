using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

public static class TreatAsLeakHandler
{
    public static async Task<(Result, IEnumerable<object>)> Handle(TreatAsLeak message, IncidentStore store, CancellationToken ct)
    {
        if (await store.ForChange(message.Actor, message.Id, ct) is not { } incident)
        {
            return (IncidentErrors.NotFound, []);
        }

        if (incident.TreatAsLeak(message.KnownOn, message.IsWrongfulPurpose, store.Today).Error is { } refused)
        {
            return (refused, []);
        }

        var position = (await store.StepsOf(incident.Id, ct)).Count;
        store.Context.AddRange(LeakLaw.StepsFor(incident, position, store.Now));
        store.Write(incident, IncidentLineKind.BecameLeak, message.Actor);
        await store.Note(incident, "incident.leak", message.Actor, message.Origin, ct);
        return (Result.Ok, await store.Tell(incident, IncidentNotices.Leak, incident.Id.Value, ct));
    }
}
