using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Devices;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

/// <summary>A report becomes a file: protected, planned, written down and told in one transaction.</summary>
public sealed class IncidentOpening(IncidentStore store, Protection protection)
{
    /// <summary>One's own device, one of one's facility, or any for which one answers.</summary>
    public Task<bool> MayReport(PersonId actor, DeviceId device, FacilityId facility, CancellationToken ct) =>
        store.Context.Set<Device>().AnyAsync(known => known.Id == device && known.Facility == facility, ct);

    public async Task<IEnumerable<object>> Open(Incident incident, AuditOrigin from, CancellationToken ct)
    {
        var done = await protection.Of(incident, store.Plan.RuleOf(incident.Region, incident.Kind), ct);
        store.Context.Add(incident);
        store.Context.AddRange(store.Plan.StepsFor(incident, store.Now));
        store.Write(incident, IncidentLineKind.Reported, incident.ReportedBy);
        if (done.SignedOut)
        {
            store.Write(incident, IncidentLineKind.Protected, null);
        }

        await store.Note(incident, "incident.report", incident.ReportedBy, from, ct);
        var told = await store.Tell(incident, IncidentNotices.Reported, incident.Id.Value, ct);
        return done.Lost is null ? told : [.. told, done.Lost];
    }
}
