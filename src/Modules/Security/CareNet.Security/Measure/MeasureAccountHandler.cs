using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Accounts;
using CareNet.Security.Authority;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.Written;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Measure;

[Rule("misato/8-3", How = "enforce"), Rule("nishitokyo/8-3", How = "enforce")]
[Rule("misato/notes-2-2"), Rule("nishitokyo/notes-2-2"), Rule("miyazaki/lost-2", How = "enforce")]
public static class MeasureAccountHandler
{
    /// <summary>What was decided counts at the commit: sessions end and the gate moves with it.</summary>
    public static async Task<(Result, object?)> Handle(
        MeasureAccount message, SecurityContext context, LiveSessions sessions, AccessGate gate, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Words.Wrong(message.Reason, TakenMeasure.LongestReason) is { } wrong)
        {
            return (wrong == Words.Missing ? SecurityErrors.ReasonMissing : wrong, null);
        }

        if (message.Measure is not (AccountMeasure.Suspended or AccountMeasure.ReadingOnly or AccountMeasure.Restored))
        {
            return (SecurityErrors.MeasureUnreadable, null);
        }

        if (await context.Set<Account>().SingleOrDefaultAsync(a => a.Person == message.Person, ct) is not { State: not AccountState.Closed } account
            || !await context.Decides(message.Actor, account, now, ct))
        {
            return (SecurityErrors.NotFound, null);
        }

        var byDesk = await context.IsDeskOf(message.Actor, account, now, ct);
        if (message.Measure == AccountMeasure.Restored && !byDesk && await TakenMeasure.IsStoppedByDesk(context, account.Person, ct))
        {
            return (SecurityErrors.StoppedByDesk, null);
        }

        var isWorking = account.State == AccountState.Open && !account.IsReadingOnly;
        object? told = message.Measure switch
        {
            AccountMeasure.Suspended => Suspended(account, now),
            AccountMeasure.ReadingOnly => Restricted(account),
            _ => Restored(account, now),
        };
        if (message.Measure is AccountMeasure.Suspended or AccountMeasure.ReadingOnly)
        {
            await gate.Close(context, account.Person, "carenet/account-measure", ct);
        }
        else if (message.Measure == AccountMeasure.Restored && !isWorking && account.State == AccountState.Open)
        {
            await gate.Open(context, account.Person, "carenet/restored", ct);
        }

        await sessions.EndAll(context, account.Person, EndReason.Suspended, ct);
        context.Add(new TakenMeasure
        {
            Id = Guid.CreateVersion7(now), Person = account.Person, Kind = message.Measure, Reason = Words.Kept(message.Reason)!,
            DecidedBy = message.Actor, DecidedAt = now, ByDesk = byDesk,
        });
        await AuditWriter.Record(context, new AuditEntry
        {
            At = now,
            Actor = AuditActor.Person(message.Actor.Value),
            Action = "account.measure",
            Origin = message.Origin,
            Subject = new("person", account.Person.Value),
            Facility = account.Facility?.Value,
            Details = new Dictionary<string, string> { ["measure"] = message.Measure.ToString().ToLowerInvariant() },
        }, ct);
        return (Result.Ok, told);
    }

    private static AccountSuspended Suspended(Account account, DateTimeOffset now)
    {
        account.Suspend();
        return new(account.Person, now);
    }

    private static object? Restricted(Account account)
    {
        account.RestrictToReading();
        return null;
    }

    private static AccountRestored Restored(Account account, DateTimeOffset now)
    {
        account.Restore();
        return new(account.Person, now);
    }
}
