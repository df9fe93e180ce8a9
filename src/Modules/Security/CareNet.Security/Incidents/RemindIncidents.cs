using CareNet.Platform.Jobs;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

/// <summary>
/// Deadlines of the law are reminded of two days before they are over, and every morning from then on until the notice is done.
/// </summary>
public sealed class RemindIncidents(IncidentStore store) : IJob
{
    private const int Batch = 100;
    private const int DaysBefore = 2;

    public static JobSchedule Schedule { get; } = new("remind-incidents", "0 7 * * *", "Asia/Tokyo");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var until = store.Today.AddDays(DaysBefore);
        var after = Guid.Empty;
        while (await NextAsync(after, ct) is { Count: > 0 } steps)
        {
            await run.OnceAsync<SecurityContext>(
                $"steps-after-{after}",
                async outbox =>
                {
                    foreach (var step in steps.Where(step => step.DueOn <= until))
                    {
                        var incident = await store.Context.Set<Incident>().AsNoTracking().SingleAsync(i => i.Id == step.Incident, ct);
                        foreach (var notice in await store.Tell(incident, IncidentNotices.StepDue, incident.Id.Value, ct))
                        {
                            await outbox.PublishAsync(notice);
                            run.Count("reminders_sent");
                        }
                    }
                },
                ct
            );
            after = steps[^1].Id;
        }
    }

    private Task<List<IncidentStep>> NextAsync(Guid after, CancellationToken ct) =>
        store
            .Context.Set<IncidentStep>()
            .Where(step => step.Id > after && step.DoneAt == null && step.DueOn != null)
            .OrderBy(step => step.Id)
            .Take(Batch)
            .AsNoTracking()
            .ToListAsync(ct);
}
