using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts.Devices;
using CareNet.Security.Contracts.Incidents;
using CareNet.Security.Devices;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

/// <summary>A report becomes a file: protected, planned, written down and told in one transaction.</summary>
public sealed class IncidentOpening(IncidentStore desk, Protection protection)
{
    /// <summary>One's own device, one of one's facility, or any for which one answers.</summary>
    public Task<bool> MayReport(PersonId actor, DeviceId device, FacilityId facility, CancellationToken ct) =>
        desk.Context.Set<Device>().AnyAsync(known => known.Id == device && known.Facility == facility, ct);

    public async Task<IEnumerable<object>> Open(Incident incident, AuditOrigin from, CancellationToken ct)
    {
        var done = await protection.Of(incident, desk.Plan.RuleOf(incident.Region, incident.Kind), ct);
        desk.Context.Add(incident);
        desk.Context.AddRange(desk.Plan.StepsFor(incident, desk.Now));
        desk.Write(incident, IncidentLineKind.Reported, incident.ReportedBy);
        if (done.SignedOut)
        {
            desk.Write(incident, IncidentLineKind.Protected, null);
        }

        await desk.Note(incident, "incident.report", incident.ReportedBy, from, ct);
        var told = await desk.Tell(incident, IncidentNotices.Reported, incident.Id.Value, ct);
        return done.Lost is null ? told : [.. told, done.Lost];
    }
}
