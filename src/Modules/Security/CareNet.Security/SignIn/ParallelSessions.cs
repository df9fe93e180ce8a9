using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Security.SignIn;

/// <summary>Records one ID at work on two devices and tells the facility, if the region speaks against shared IDs.</summary>
[Rule("misato/notes-3-1", How = "record"), Rule("miyazaki/17-2", How = "record")]
[Rule("nishitokyo/11-2", How = "record"), Rule("nishitokyo/notes-3-1", How = "record")]
public sealed class ParallelSessions(SecuritySettingsStore settings, IMessageBus bus, TimeProvider clock)
{
    public static readonly NoticeKind Kind = new("security.parallel_sessions");

    public async Task ReportAsync(SecurityContext context, Account account, Session session, SignInClient from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (settings.PolicyOf(account.Region)?.RulesOn("shared-account") is not { Count: > 0 })
        {
            return;
        }

        var live = await context
            .Set<Session>()
            .AsNoTracking()
            .Where(s =>
                s.Person == account.Person && s.EndedAt == null && s.ExpiresAt > now && s.Stage == SignInStage.Open && s.Id != session.Id
            )
            .ToListAsync(ct);
        if (!live.Any(other => other.IsLiveAt(now) && (other.Device != session.Device || other.Browser != session.Browser)))
        {
            return;
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(account.Person.Value),
                Action = "sign_in.parallel",
                Origin = from.Origin with { Device = from.Device },
                Subject = new("person", account.Person.Value),
                Facility = account.Facility?.Value,
            },
            ct
        );
        if (account.Facility is { } facility)
        {
            foreach (var leader in await context.LeadersOf(facility, ct))
            {
                await bus.PublishAsync(new NoticeDue(leader, Kind, facility.Value, now));
            }
        }
    }
}
