using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

/// <summary>Once a month: administrators are shown the IDs that nobody has used for 90 days. Nothing happens to them by itself.</summary>
[Rule("misato/8-3", How = "remind"), Rule("nishitokyo/8-3", How = "remind")]
public sealed class RemindUnusedAccounts(SecurityContext context, SecuritySettingsStore settings, TimeProvider clock) : IJob
{
    public static readonly NoticeKind Kind = new("security.unused_accounts");
    public static readonly TimeSpan Unused = TimeSpan.FromDays(90);

    public static JobSchedule Schedule { get; } = new("remind-unused-accounts", "20 7 1 * *");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Unused;
        var facilities = await context
            .Set<Account>()
            .Where(a => a.State == AccountState.Open && a.Facility != null && (a.LastSignInAt ?? a.OpenedAt) < before)
            .Select(a => new { a.Facility, a.Region })
            .Distinct()
            .ToListAsync(ct);
        foreach (var place in facilities.Where(place => Asks(place.Region)))
        {
            foreach (var leader in await context.LeadersOf(place.Facility!.Value, ct))
            {
                var isNew = await run.OnceAsync<SecurityContext>(
                    $"{place.Facility}/{leader}",
                    async outbox => await outbox.PublishAsync(new NoticeDue(leader, Kind, place.Facility.Value.Value, clock.GetUtcNow())),
                    ct
                );
                run.Count("told", isNew ? 1 : 0);
            }
        }
    }

    /// <summary>True if the region's policy makes somebody of the facility answer for its IDs.</summary>
    private bool Asks(RegionCode region) =>
        settings
            .PolicyOf(region)
            ?.Rules.Any(rule => rule.Topics.Contains("roles") && rule.Topics.Contains("account") && !rule.Topics.Contains("registration"))
            is true;
}
