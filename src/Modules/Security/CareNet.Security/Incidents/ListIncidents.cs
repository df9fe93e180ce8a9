using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

public static class ListIncidentsHandler
{
    private const int PageSize = 50;

    public static async Task<IncidentList> Handle(ListIncidents message, IncidentStore store, CancellationToken ct)
    {
        var last = message.After?.Value ?? Guid.AllBitsSet;
        IQueryable<Incident>? asked = message switch
        {
            { Facility: { } facility } when await store.Standings.Administers(message.Actor, facility, ct) => store
                .Context.Set<Incident>()
                .FromSql($"SELECT * FROM security.incidents WHERE facility = {facility.Value} AND id < {last}"),
            { Facility: null, Region: { } region } when await store.Standings.IsSecretariatOf(message.Actor, region, ct) => store
                .Context.Set<Incident>()
                .FromSql($"SELECT * FROM security.incidents WHERE region = {region.Value} AND id < {last}"),
            _ => null,
        };
        if (asked is null)
        {
            return new([], null);
        }

        var found = await asked.AsNoTracking().OrderByDescending(incident => incident.Id).Take(PageSize + 1).ToListAsync(ct);
        IncidentId[] ids = [.. found.Select(incident => incident.Id)];
        var open = await store
            .Context.Set<IncidentStep>()
            .AsNoTracking()
            .Where(step => ids.Contains(step.Incident) && step.DoneAt == null && step.DueOn != null)
            .ToListAsync(ct);
        return new(
            [.. found.Take(PageSize).Select(incident => Row(incident, open))],
            found.Count > PageSize ? found[PageSize - 1].Id : null
        );
    }

    public static IncidentRow Row(Incident incident, IEnumerable<IncidentStep> steps) =>
        new(
            incident.Id,
            incident.Kind,
            incident.State,
            incident.Facility,
            incident.ReportedAt,
            incident.IsLeak,
            steps.Where(step => step.Incident == incident.Id && step.DoneAt is null).Min(step => step.DueOn)
        );
}
