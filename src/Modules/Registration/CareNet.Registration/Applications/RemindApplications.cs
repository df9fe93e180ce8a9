using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Departures;
using CareNet.Registration.People;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

/// <summary>
/// Tells a region's secretariat each morning of applications and requests for IDs that have waited for three days or more, and of
/// facilities that are about to leave.
/// </summary>
[Rule("osaki/8-2-1", How = "remind")]
public sealed class RemindApplications(RegistrationContext context, TimeProvider clock) : IJob
{
    public static readonly NoticeKind Waiting = new("registration.application_waiting");
    public static readonly NoticeKind Withdrawing = new("registration.withdrawal_open");
    private const int Most = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public static JobSchedule Schedule { get; } = new("remind-applications", "10 8 * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Patience;
        var secretaries = context.OfficeHolders.Where(office => office.Role == RegionRole.Secretariat && office.Until == null);
        await Tell(
            run,
            Waiting,
            await (
                from application in context.Set<UsageApplication>()
                join office in secretaries on application.Region equals office.Region
                where application.State == ApplicationState.Submitted && application.Since <= before
                orderby application.Since
                select new Reminder(application.Id.Value, office.Person)
            )
                .Take(Most)
                .ToListAsync(ct),
            ct
        );
        await Tell(
            run,
            PeopleNotices.RequestWaits.Kind,
            await (
                from request in context.Set<IdRequest>()
                join office in secretaries on request.Region equals office.Region
                where request.Decision == IdDecision.Open && request.AskedAt <= before
                orderby request.AskedAt
                select new Reminder(request.Id, office.Person)
            )
                .Take(Most)
                .ToListAsync(ct),
            ct
        );
        await Tell(
            run,
            Withdrawing,
            await (
                from withdrawal in context.Set<FacilityWithdrawal>()
                join office in secretaries on withdrawal.Region equals office.Region
                where withdrawal.DoneAt == null
                orderby withdrawal.LastDay
                select new Reminder(withdrawal.Facility.Value, office.Person)
            )
                .Take(Most)
                .ToListAsync(ct),
            ct
        );
    }

    private async Task Tell(JobRun run, NoticeKind kind, IReadOnlyList<Reminder> waiting, CancellationToken ct)
    {
        foreach (var one in waiting)
        {
            await run.OnceAsync<RegistrationContext>(
                $"{kind}/{one.Subject}/{one.Person}",
                outbox => outbox.PublishAsync(new NoticeDue(one.Person, kind, one.Subject, clock.GetUtcNow())).AsTask(),
                ct
            );
            run.Count("reminders_sent");
        }
    }

    private sealed record Reminder(Guid Subject, PersonId Person);
}
