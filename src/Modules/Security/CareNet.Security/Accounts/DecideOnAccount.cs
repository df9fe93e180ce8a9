using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Passwords;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

[Rule("misato/8-3", How = "enforce"), Rule("nishitokyo/8-3", How = "enforce")]
[Rule("misato/notes-2-2"), Rule("nishitokyo/notes-2-2"), Rule("miyazaki/lost-2", How = "enforce")]
public static class DecideOnAccountHandler
{
    /// <summary>
    /// The decision counts at the commit: sessions end and the gate moves with it. A decision to restore lifts the heaviest decisions in
    /// force; the account then stands as the remaining ones say.
    /// </summary>
    public static async Task<(Result, object?)> Handle(
        DecideOnAccount message,
        SecurityContext context,
        LiveSessions sessions,
        AccessGate gate,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (Words.Wrong(message.Reason, AccountDecision.MaxReasonLength) is { } wrong)
        {
            return (wrong == Words.Missing ? SecurityErrors.ReasonMissing : wrong, null);
        }

        if (message.Decision is not (AccountDecisionKind.Suspended or AccountDecisionKind.ReadingOnly or AccountDecisionKind.Restored))
        {
            return (SecurityErrors.DecisionUnreadable, null);
        }

        // Decisions on one person and by one person wait for each other: each is decided on what the one before left, also when two people
        // decide on each other.
        var held = await KnownStanding.HoldAsync(context, [message.Person, message.Actor], now, ct);
        var known = held[message.Person];
        var rights = await context.RightsOf(message.Actor, now, ct);
        var inForce = await AccountDecision.InForceOn(context, message.Person, ct);
        if (
            await context.Set<Account>().SingleOrDefaultAsync(a => a.Person == message.Person, ct)
                is not { State: not AccountState.Closed } account
            || !(
                await context.Decides(message.Actor, account, now, ct)
                || (message.Decision == AccountDecisionKind.Restored && rights.LiftsAnyOf(inForce, account.Person))
            )
        )
        {
            return (SecurityErrors.NotFound, null);
        }

        if (message.Decision != AccountDecisionKind.Restored && await LastSecretary.IsAsync(context, account, now, ct))
        {
            return (SecurityErrors.LastSecretary, null);
        }

        var taken = new AccountDecision
        {
            Id = Guid.CreateVersion7(now),
            Person = account.Person,
            Kind = message.Decision,
            Reason = Words.Kept(message.Reason)!,
            DecidedBy = message.Actor,
            DecidedAt = now,
            BySecretariat = rights.IsSecretariatOf(account.Region),
            Region = account.Region,
            Facility = account.Facility,
        };
        if (message.Decision == AccountDecisionKind.Restored)
        {
            var lifted = AccountDecision.HeaviestOf(inForce);
            if (lifted.FirstOrDefault(m => !m.MayBeLiftedBy(rights)) is { } higher)
            {
                return (higher.BySecretariat ? SecurityErrors.StoppedBySecretariat : SecurityErrors.StoppedElsewhere, null);
            }

            foreach (var decision in lifted)
            {
                decision.Lift(now);
            }
        }

        context.Add(taken);
        account.Apply([.. inForce.Where(m => m.LiftedAt is null).Append(taken).Select(m => m.Kind)]);
        var ruleId = message.Decision == AccountDecisionKind.Restored ? "carenet/restored" : "carenet/account-decision";
        await gate.Apply(context, account, known, ruleId, now, ct);
        await sessions.EndAll(context, account.Person, EndReason.Suspended, ct);
        if (message.Decision == AccountDecisionKind.Suspended)
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
                Action = "account.decide",
                Origin = message.Origin,
                Subject = new("person", account.Person.Value),
                Facility = account.Facility?.Value,
                Region = account.Facility is null ? account.Region : null,
                Details = new Dictionary<string, string> { ["decision"] = message.Decision.ToString().ToLowerInvariant() },
            },
            ct
        );
        return (
            Result.Ok,
            message.Decision switch
            {
                AccountDecisionKind.Suspended => new AccountSuspended(account.Person, now),
                AccountDecisionKind.Restored => new AccountRestored(account.Person, now),
                _ => null,
            }
        );
    }
}
