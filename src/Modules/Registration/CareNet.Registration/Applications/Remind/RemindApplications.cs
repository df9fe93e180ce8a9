using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

/// <summary>Tells a region's secretariat each morning of applications that have waited for three days or more.</summary>
[Rule("osaki/8-2-1", How = "remind")]
public sealed class RemindApplications(RegistrationContext context, TimeProvider clock) : IJob
{
    public static readonly NoticeKind Waiting = new("registration.application_waiting");
    private const int Most = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public static JobSchedule Schedule { get; } = new("remind-applications", "10 8 * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Patience;
        var waiting = await (
            from application in context.Set<Application>()
            join office in context.OfficeHolders on application.Region equals office.Region
            where application.State == ApplicationState.Submitted && application.Since <= before
                && office.Role == RegionRole.Secretariat && office.Until == null
            orderby application.Since
            select new { application.Id, office.Person }).Take(Most).ToListAsync(ct);
        foreach (var one in waiting)
        {
            await run.OnceAsync<RegistrationContext>(
                $"{one.Id}/{one.Person}",
                outbox => outbox.PublishAsync(new NoticeDue(one.Person, Waiting, one.Id.Value, clock.GetUtcNow())).AsTask(), ct);
            run.Count("reminders_sent");
        }
    }
}
