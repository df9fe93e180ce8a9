using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

/// <summary>The files of incidents: opened by a report, followed by those whose facility or region it is.</summary>
public sealed class IncidentStore(SecurityContext context, StandingDirectory standings, IncidentPlan plan, TimeProvider clock)
{
    public SecurityContext Context => context;

    public StandingDirectory Standings => standings;

    public IncidentPlan Plan => plan;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => RegionTime.In("Asia/Tokyo", clock).Today;

    public IncidentId NewId() => Ids.New<IncidentId>(clock);

    /// <summary>Locked: of two who finish or close at once, the second finds what the first did.</summary>
    public async Task<Incident?> ForChange(PersonId actor, IncidentId id, CancellationToken ct)
    {
        var incident = await context
            .Set<Incident>()
            .FromSql($"SELECT * FROM security.incidents WHERE id = {id.Value} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        return await MayFollow(actor, incident, ct) ? incident : null;
    }

    public async Task<Incident?> ForReading(PersonId actor, IncidentId id, CancellationToken ct)
    {
        var incident = await context.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        return await MayFollow(actor, incident, ct) ? incident : null;
    }

    public Task<List<IncidentStep>> StepsOf(IncidentId id, CancellationToken ct) =>
        context.Set<IncidentStep>().Where(step => step.Incident == id).OrderBy(step => step.Position).ToListAsync(ct);

    public void Write(Incident incident, IncidentLineKind kind, PersonId? by, string? text = null) =>
        context.Add(
            new IncidentLine
            {
                Incident = incident.Id,
                At = Now,
                By = by,
                Kind = kind,
                Text = text,
            }
        );

    public Task Note(Incident incident, string action, PersonId? by, AuditOrigin from, CancellationToken ct) =>
        AuditWriter.Record(
            context,
            new()
            {
                At = Now,
                Actor = by is { } actor ? AuditActor.Person(actor.Value) : AuditActor.Visitor,
                Action = action,
                Origin = from,
                Subject = new("incident", incident.Id.Value),
                Facility = incident.Facility.Value,
            },
            ct
        );

    /// <summary>The facility always, the secretariat where the region says so; nobody twice.</summary>
    public async Task<IEnumerable<NoticeDue>> Tell(Incident incident, NoticeKind kind, Guid subject, CancellationToken ct)
    {
        var people = new HashSet<PersonId>(await standings.AdministratorsOf(incident.Facility, ct));
        if (plan.TellsSecretariat(incident.Region, incident.Kind) || people.Count == 0 || incident.IsLeak)
        {
            people.UnionWith(await standings.SecretariatOf(incident.Region, ct));
        }

        return [.. people.Select(person => new NoticeDue(person, kind, subject, Now))];
    }

    private async Task<bool> MayFollow(PersonId actor, Incident? incident, CancellationToken ct) =>
        incident is not null
        && (await standings.Administers(actor, incident.Facility, ct) || await standings.IsSecretariatOf(actor, incident.Region, ct));
}
