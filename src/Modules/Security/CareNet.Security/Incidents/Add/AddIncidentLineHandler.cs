using CareNet.Platform;
using CareNet.Security.Contracts.Incidents;
using CareNet.Security.Written;

namespace CareNet.Security.Incidents.Add;

/// <summary>Facts and persons, the talks and their result, both decisions on an expulsion with their date.</summary>
[Rule("misato/form-2-5", How = "record"), Rule("misato/form-3-5", How = "record"), Rule("misato/local-8", How = "record"), Rule("osaki/11a", How = "record")]
public static class AddIncidentLineHandler
{
    public static async Task<Result> Handle(AddIncidentLine message, IncidentsDesk desk, CancellationToken ct)
    {
        if (Words.Wrong(message.Text, 2000, hasLines: true) is { } wrong)
        {
            return wrong;
        }

        if (await desk.ForChange(message.Actor, message.Id, ct) is not { } incident)
        {
            return IncidentErrors.NotFound;
        }

        if (incident.State is IncidentState.Closed)
        {
            return IncidentErrors.AlreadyClosed;
        }

        desk.Write(incident, message.IsDecision ? IncidentLineKind.Decision : IncidentLineKind.Note, message.Actor, Words.Kept(message.Text));
        await desk.Note(incident, "incident.add_line", message.Actor, message.From, ct);
        return Result.Ok;
    }
}
