using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

public static class SuperviseIncidentsHandler
{
    private const int PageSize = 50;

    [Rule("osaki/7-2-3", How = "show"), Rule("osaki/7-2-3", How = "record")]
    public static async Task<Result<IncidentList>> Handle(
        SuperviseIncidents message,
        IncidentStore store,
        PoliciesInForce policies,
        CancellationToken ct
    )
    {
        var isCharged =
            policies
                .Of(message.Region)
                ?.RulesOn("sanction")
                .Any(rule => rule.Topics.Contains("roles") && rule.Actor.Contains(PolicyRole.Committee))
            is true;
        if (!isCharged || !(await store.Standings.RightsOf(message.Actor, ct)).IsCommitteeOf(message.Region))
        {
            return IncidentErrors.NotFound;
        }

        var last = message.After?.Value ?? Guid.AllBitsSet;
        var found = await store
            .Context.Set<Incident>()
            .FromSql($"SELECT * FROM security.incidents WHERE region = {message.Region.Value} AND id < {last}")
            .AsNoTracking()
            .OrderByDescending(incident => incident.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        IncidentId[] ids = [.. found.Select(incident => incident.Id)];
        var open = await store
            .Context.Set<IncidentStep>()
            .AsNoTracking()
            .Where(step => ids.Contains(step.Incident) && step.DoneAt == null && step.DueOn != null)
            .ToListAsync(ct);
        await AuditWriter.Record(
            store.Context,
            new AuditEntry
            {
                At = store.Now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "incident.look",
                Origin = message.Origin,
                Details = new Dictionary<string, string> { ["region"] = message.Region.Value },
            },
            ct
        );
        return new IncidentList(
            [.. found.Take(PageSize).Select(incident => ListIncidentsHandler.Row(incident, open))],
            found.Count > PageSize ? found[PageSize - 1].Id : null
        );
    }
}
