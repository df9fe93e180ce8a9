using CareNet.Platform.Jobs;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

/// <summary>
/// Every night: invitations that were answered, taken back or have lapsed 30 days ago are gone, and with the last of them whoever was only
/// ever named and never belonged anywhere. The trail keeps that there was one, by its id.
/// </summary>
public sealed class ForgetStaffInvitations(RegistrationContext context, TimeProvider clock) : IJob
{
    private const int PerPage = 200;

    public static JobSchedule Schedule { get; } = new("forget-staff-invitations", "20 3 * * *", RegionDay.Zone);

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var invited = now - StaffInvitation.Lasts - StaffInvitation.Remembered;
        run.Count("staff_invitations", await context.Set<StaffInvitation>().Where(o => o.ForgetAt <= now).ExecuteDeleteAsync(ct));
        for (var page = 0; ; page++)
        {
            var people = await OnlyNamed(context, invited).OrderBy(p => p.Id).Select(p => p.Id).Take(PerPage).ToListAsync(ct);
            if (people.Count == 0)
            {
                return;
            }

            var gone = 0;
            await run.OnceAsync<RegistrationContext>(
                $"people:{page}:{people[0]}",
                async outbox =>
                {
                    // Locked first, so that nobody is named again or taken in while the second statement looks once more.
                    Guid[] ids = [.. people.Select(p => p.Value)];
                    await outbox.DbContext.Database.ExecuteSqlAsync(
                        $"SELECT 1 FROM registration.people WHERE id = ANY({ids}) ORDER BY id FOR UPDATE",
                        ct
                    );
                    var forgotten = await OnlyNamed(outbox.DbContext, invited)
                        .Where(p => people.Contains(p.Id))
                        .Select(p => p.Id)
                        .ToListAsync(ct);
                    gone = await outbox.DbContext.People.Where(p => forgotten.Contains(p.Id)).ExecuteDeleteAsync(ct);
                    foreach (var person in forgotten)
                    {
                        await outbox.PublishAsync(new CloseAccount(person, null, IsForgotten: true));
                    }
                },
                ct
            );
            run.Count("people", gone);
            await run.ReportAsync(page + 1, null, ct);
        }
    }

    private static IQueryable<People.Person> OnlyNamed(RegistrationContext context, DateTimeOffset earliest) =>
        context.People.Where(p =>
            p.CreatedAt < earliest
            && !context.Set<StaffInvitation>().Any(o => o.Person == p.Id)
            && !context.Memberships.Any(m => m.Person == p.Id)
            && !context.OfficeHolders.Any(o => o.Person == p.Id)
            && !context.Set<Appointment>().Any(a => a.Person == p.Id)
        );
}
