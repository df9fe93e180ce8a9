using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Devices;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

public static class GetIncidentHandler
{
    private const int MostLines = 500;

    public static async Task<Result<IncidentView>> Handle(GetIncident message, IncidentStore store, CancellationToken ct)
    {
        if (await store.ForReading(message.Actor, message.Id, ct) is not { } incident)
        {
            return IncidentErrors.NotFound;
        }

        var steps = await store.StepsOf(incident.Id, ct);
        var lines = await store
            .Context.Set<IncidentLine>()
            .AsNoTracking()
            .Where(line => line.Incident == incident.Id)
            .OrderBy(line => line.Seq)
            .Take(MostLines)
            .ToListAsync(ct);
        var device = incident.Device is { } id
            ? await store.Context.Set<Device>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == DeviceId.From(id), ct)
            : null;
        return new IncidentView(
            ListIncidentsHandler.Row(incident, steps),
            incident.Region,
            incident.Person,
            incident.Device,
            device?.CarrierPhone,
            incident.HappenedAt,
            incident.What,
            incident.ReportedBy,
            [.. steps.Select(step => new IncidentStepRow(step.Id, step.Kind, step.Ground, step.Rule, step.DueOn, step.DoneAt, step.Note))],
            [.. lines.Select(line => new IncidentLineRow(line.At, line.By, line.Kind, line.Text))],
            incident.Lessons
        );
    }
}
