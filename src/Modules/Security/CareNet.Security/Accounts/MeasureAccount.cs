using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using CareNet.Security.Written;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

[Rule("misato/8-3", How = "enforce"), Rule("nishitokyo/8-3", How = "enforce")]
[Rule("misato/notes-2-2"), Rule("nishitokyo/notes-2-2"), Rule("miyazaki/lost-2", How = "enforce")]
public static class MeasureAccountHandler
{
    /// <summary>
    /// What was decided counts at the commit: sessions end and the gate moves with it. What is lifted are the heaviest measures in force;
    /// the account then stands as the remaining ones say.
    /// </summary>
    public static async Task<(Result, object?)> Handle(
        MeasureAccount message,
        SecurityContext context,
        LiveSessions sessions,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
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

        // Measures on one person and by one person wait for each other: each is decided on what the one before left, also when two people
        // measure each other.
        var held = await KnownStanding.HoldAsync(context, [message.Person, message.Actor], now, ct);
        var known = held[message.Person];
        var rights = await context.RightsOf(message.Actor, now, ct);
        var inForce = await TakenMeasure.InForceOn(context, message.Person, ct);
        if (
            await context.Set<Account>().SingleOrDefaultAsync(a => a.Person == message.Person, ct)
                is not { State: not AccountState.Closed } account
            || !(
                await context.Decides(message.Actor, account, now, ct)
                || (message.Measure == AccountMeasure.Restored && rights.LiftsAnyOf(inForce, account.Person))
            )
        )
        {
            return (SecurityErrors.NotFound, null);
        }

        if (message.Measure != AccountMeasure.Restored && await LastSecretary.IsAsync(context, account, now, ct))
        {
            return (SecurityErrors.LastSecretary, null);
        }

        var taken = new TakenMeasure
        {
            Id = Guid.CreateVersion7(now),
            Person = account.Person,
            Kind = message.Measure,
            Reason = Words.Kept(message.Reason)!,
            DecidedBy = message.Actor,
            DecidedAt = now,
            ByDesk = rights.IsSecretariatOf(account.Region),
            Region = account.Region,
            Facility = account.Facility,
        };
        if (message.Measure == AccountMeasure.Restored)
        {
            var lifted = TakenMeasure.HeaviestOf(inForce);
            if (lifted.FirstOrDefault(m => !m.MayBeLiftedBy(rights)) is { } higher)
            {
                return (higher.ByDesk ? SecurityErrors.StoppedByDesk : SecurityErrors.StoppedElsewhere, null);
            }

            foreach (var measure in lifted)
            {
                measure.Lift(now);
            }
        }

        context.Add(taken);
        account.Follow([.. inForce.Where(m => m.LiftedAt is null).Append(taken).Select(m => m.Kind)]);
        var ruleId = message.Measure == AccountMeasure.Restored ? "carenet/restored" : "carenet/account-measure";
        await gate.Follow(context, account, known, ruleId, now, ct);
        await sessions.EndAll(context, account.Person, EndReason.Suspended, ct);
        if (message.Measure == AccountMeasure.Suspended)
        {
            // A link from before would open the account again as soon as it is restored.
            await context.VoidLinks(account.Person, now, ct);
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "account.measure",
                Origin = message.Origin,
                Subject = new("person", account.Person.Value),
                Facility = account.Facility?.Value,
                Details = new Dictionary<string, string> { ["measure"] = message.Measure.ToString().ToLowerInvariant() },
            },
            ct
        );
        return (
            Result.Ok,
            message.Measure switch
            {
                AccountMeasure.Suspended => new AccountSuspended(account.Person, now),
                AccountMeasure.Restored => new AccountRestored(account.Person, now),
                _ => null,
            }
        );
    }
}
