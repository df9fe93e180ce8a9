using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

public static class CloseIncidentHandler
{
    public static async Task<Result> Handle(CloseIncident message, IncidentStore store, CancellationToken ct)
    {
        if (Words.Wrong(message.Lessons, 2000, hasLines: true) is { } wrong)
        {
            return wrong;
        }

        if (await store.ForChange(message.Actor, message.Id, ct) is not { } incident)
        {
            return IncidentErrors.NotFound;
        }

        var steps = await store.StepsOf(incident.Id, ct);
        if (incident.Close(steps, Words.Kept(message.Lessons)!, message.Actor, store.Now).Error is { } refused)
        {
            return refused;
        }

        store.Write(incident, IncidentLineKind.Closed, message.Actor);
        await store.Note(incident, "incident.close", message.Actor, message.Origin, ct);
        return Result.Ok;
    }
}
