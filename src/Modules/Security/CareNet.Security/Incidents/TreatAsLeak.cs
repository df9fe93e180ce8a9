using CareNet.Platform;
using CareNet.Security.Contracts.Incidents;

namespace CareNet.Security.Incidents;

public static class TreatAsLeakHandler
{
    public static async Task<(Result, IEnumerable<object>)> Handle(TreatAsLeak message, IncidentStore desk, CancellationToken ct)
    {
        if (await desk.ForChange(message.Actor, message.Id, ct) is not { } incident)
        {
            return (IncidentErrors.NotFound, []);
        }

        if (incident.TreatAsLeak(message.KnownOn, message.IsWrongfulPurpose, desk.Today).Error is { } refused)
        {
            return (refused, []);
        }

        var position = (await desk.StepsOf(incident.Id, ct)).Count;
        desk.Context.AddRange(LeakLaw.StepsFor(incident, position, desk.Now));
        desk.Write(incident, IncidentLineKind.BecameLeak, message.Actor);
        await desk.Note(incident, "incident.leak", message.Actor, message.From, ct);
        return (Result.Ok, await desk.Tell(incident, IncidentNotices.Leak, incident.Id.Value, ct));
    }
}
