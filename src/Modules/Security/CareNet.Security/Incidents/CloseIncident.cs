using CareNet.Platform;
using CareNet.Security.Contracts.Incidents;
using CareNet.Security.Written;

namespace CareNet.Security.Incidents;

public static class CloseIncidentHandler
{
    public static async Task<Result> Handle(CloseIncident message, IncidentStore desk, CancellationToken ct)
    {
        if (Words.Wrong(message.Lessons, 2000, hasLines: true) is { } wrong)
        {
            return wrong;
        }

        if (await desk.ForChange(message.Actor, message.Id, ct) is not { } incident)
        {
            return IncidentErrors.NotFound;
        }

        var steps = await desk.StepsOf(incident.Id, ct);
        if (incident.Close(steps, Words.Kept(message.Lessons)!, message.Actor, desk.Now).Error is { } refused)
        {
            return refused;
        }

        desk.Write(incident, IncidentLineKind.Closed, message.Actor);
        await desk.Note(incident, "incident.close", message.Actor, message.From, ct);
        return Result.Ok;
    }
}
