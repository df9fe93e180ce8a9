using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;
using Wolverine.EntityFrameworkCore;

namespace CareNet.Registration.Training;

/// <summary>
/// Every morning: whoever is due within two weeks, or overdue, is told, and so are those who give the training. A page of rows at a
/// time along the index of days; while a notice is open, another one adds nothing.
/// </summary>
public sealed class RemindTraining(RegistrationContext context, PoliciesInForce policies, TimeProvider clock) : IJob
{
    private const int PerPage = 200;
    private const int DaysAhead = 14;

    public static JobSchedule Schedule { get; } = new("remind-training", "10 7 * * *", RegionDay.Zone);

    [
        Rule("misato/9", How = "remind"),
        Rule("nishitokyo/9", How = "remind"),
        Rule("miyazaki/14", How = "remind"),
        Rule("misato/form-2-2-3", How = "remind")
    ]
    [Rule("okayama/3-1", How = "remind"), Rule("osaki/8-2-2", How = "remind")]
    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var until = RegionDay.At(clock).Today.AddDays(DaysAhead);
        var (day, person, facility) = (DateOnly.MinValue, Guid.Empty, Guid.Empty);
        for (var page = 0; ; page++)
        {
            var rows = await context
                .Set<TrainingDue>()
                .FromSql(
                    $"""
                    SELECT person, facility, region, last_on, due_on FROM registration.training_due
                    WHERE due_on <= {until} AND (due_on, person, facility) > ({day}, {person}, {facility})
                    ORDER BY due_on, person, facility LIMIT {PerPage}
                    """
                )
                .AsNoTracking()
                .ToListAsync(ct);
            if (rows.Count == 0)
            {
                return;
            }

            (day, person, facility) = (rows[^1].DueOn, rows[^1].Person.Value, rows[^1].Facility.Value);
            var due = rows.Where(row => policies.Of(row.Region.Value) is { } policy && new TrainingRules(policy).IntervalDays is not null)
                .ToList();
            await run.OnceAsync<RegistrationContext>($"page:{page}", outbox => Tell(outbox, due, ct), ct);
            run.Count("people", due.Count);
            await run.ReportAsync(page + 1, null, ct);
        }
    }

    private async Task Tell(IDbContextOutbox<RegistrationContext> outbox, IReadOnlyList<TrainingDue> due, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var row in due)
        {
            await outbox.PublishAsync(new NoticeDue(row.Person, PeopleNotices.TrainingDue.Kind, row.Facility.Value, now));
        }

        var facilities = due.Select(row => row.Facility).Distinct().ToList();
        var trainers = await outbox
            .DbContext.Memberships.AsNoTracking()
            .Where(m => facilities.Contains(m.Facility) && m.Role == FacilityRole.Administrator && (m.Until == null || m.Until > now))
            .Select(m => new { m.Person, m.Facility })
            .ToListAsync(ct);
        foreach (var trainer in trainers)
        {
            await outbox.PublishAsync(new NoticeDue(trainer.Person, PeopleNotices.StaffTrainingDue.Kind, trainer.Facility.Value, now));
        }
    }
}
