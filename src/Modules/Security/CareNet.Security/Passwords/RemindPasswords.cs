using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passwords;

/// <summary>Every morning: whose password falls due in two weeks, a week or a day is told so.</summary>
[Rule("misato/11-3", How = "remind"), Rule("miyazaki/17-3", How = "remind"), Rule("nishitokyo/11-3", How = "remind")]
public sealed class RemindPasswords(SecurityContext context, SecuritySettingsStore settings, TimeProvider clock) : IJob
{
    public static readonly NoticeKind Kind = new("security.password_due");
    private static readonly int[] DaysBefore = [14, 7, 1];
    private const int Page = 200;

    public static JobSchedule Schedule { get; } = new("remind-passwords", "10 7 * * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var regions = await context
            .Set<Account>()
            .Where(a => a.State == AccountState.Open)
            .Select(a => a.Region)
            .Distinct()
            .ToListAsync(ct);
        foreach (var region in regions)
        {
            if ((await settings.PasswordRuleOf(context, region, ct)).MaxAgeDays is { } days)
            {
                foreach (var before in DaysBefore)
                {
                    await RemindAsync(run, region, days, before, ct);
                }
            }
        }
    }

    private async Task RemindAsync(JobRun run, RegionCode region, int days, int before, CancellationToken ct)
    {
        // Set on this day of Japan: each password comes by once for each of the three notices.
        var japan = RegionTime.In("Asia/Tokyo", clock);
        var setOn = japan.Today.AddDays(before - days);
        var (from, to) = (japan.StartOf(setOn), japan.EndOf(setOn));
        var after = default(PersonId);
        while (true)
        {
            var last = after.Value;
            var page = await context
                .Set<Account>()
                .FromSql(
                    $"""
                    SELECT * FROM security.accounts WHERE state = 'Open' AND password_set_at >= {from} AND password_set_at < {to}
                        AND person > {last} AND region = {region.Value} ORDER BY person LIMIT {Page}
                    """
                )
                .AsNoTracking()
                .Select(a => new { a.Person, a.PasswordSetAt })
                .ToListAsync(ct);
            if (page.Count == 0)
            {
                return;
            }

            foreach (var due in page)
            {
                var at = due.PasswordSetAt!.Value.AddDays(days);
                var isNew = await run.OnceAsync<SecurityContext>(
                    $"{due.Person}/{before}",
                    async outbox =>
                    {
                        await outbox.PublishAsync(new PasswordDue(due.Person, at));
                        await outbox.PublishAsync(new NoticeDue(due.Person, Kind, due.Person.Value, at));
                    },
                    ct
                );
                run.Count("reminded", isNew ? 1 : 0);
            }

            after = page[^1].Person;
        }
    }
}
