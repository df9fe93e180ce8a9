using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.Sessions;
using CareNet.Security.SignIn;
using CareNet.Security.Standings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SignIn;

/// <summary>
/// The steps on the way in, in one order: second factor, a password that is due, factors to review or to set up, and then the open door.
/// </summary>
public sealed class SignInSteps(
    SecuritySettingsStore settings,
    LiveSessions sessions,
    ParallelSessions parallel,
    DeviceSignInCheck devices,
    OpenDuties owed,
    AccessGate gate,
    TimeProvider clock
)
{
    /// <summary>
    /// The account as it is now, held until the sign-in commits: a decision waits for it, or has been seen. Standing before account, as a
    /// decision holds them.
    /// </summary>
    public static async Task<Account?> HoldAsync(SecurityContext context, PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        await KnownStanding.HoldAsync(context, person, now, ct);
        return await context
            .Set<Account>()
            .FromSql($"SELECT * FROM security.accounts WHERE person = {person.Value} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
    }

    public async Task<bool> IsWelcome(SecurityContext context, Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return account.State == AccountState.Open
            && !await context.Set<KnownStanding>().AnyAsync(known => known.Person == account.Person && known.RestrictedUntil > now, ct);
    }

    public async Task<SignInStage> NextAfter(SecurityContext context, Account account, bool hasProvedFactor, CancellationToken ct) =>
        account.HasSecondFactor && !hasProvedFactor ? SignInStage.SecondFactor
        : await IsPasswordDue(context, account, ct) ? SignInStage.ChangePassword
        : account.FactorReviewAskedAt is not null ? SignInStage.ReviewFactors
        : !account.HasSecondFactor && (account.FactorDeclinedAt is null || await settings.RequiresFactor(context, account, ct))
            ? SignInStage.SetUpFactor
        : SignInStage.Open;

    [Rule("misato/11-3", How = "enforce"), Rule("miyazaki/17-3", How = "enforce"), Rule("nishitokyo/11-3", How = "enforce")]
    public async Task<bool> IsPasswordDue(SecurityContext context, Account account, CancellationToken ct) =>
        account.MustChange
        || (
            account.PasswordSetAt is { } setAt
            && (await settings.PasswordRuleOf(context, account.Region, ct)).DueAfter(setAt) <= clock.GetUtcNow()
        );

    public async Task<SignInAnswer> Begin(
        SecurityContext context,
        Account account,
        SignInStage stage,
        SignInClient from,
        string by,
        CancellationToken ct
    )
    {
        var device = await devices.AskAsync(account, from, stage == SignInStage.Open, ct);
        if (DeviceSignInCheck.WantsDeclaration(device))
        {
            (device, stage) = (null, stage == SignInStage.Open ? SignInStage.DeclareLock : stage);
        }

        if (device is { Outcome: DeviceOutcome.Refused })
        {
            return new(SignInOutcome.DeviceRefused) { Why = device.Why };
        }

        var idle = settings.IdleMinutes(account.Region, from.IsSharedDevice);
        var (session, token) = sessions.Begin(
            context,
            new(account.Person, stage, idle, from.Origin, from.Browser, device?.Device?.Value ?? from.Device)
        );
        var outcome = await Note(context, account, session, stage, from, by, ct);
        return new(outcome, token) { DeviceToken = device?.NewToken };
    }

    public async Task<SignInAnswer> GoOn(
        SecurityContext context,
        Account account,
        Session session,
        SignInStage stage,
        SignInClient from,
        string by,
        CancellationToken ct
    )
    {
        var isArriving = stage == SignInStage.Open && session.Stage != SignInStage.Open;
        var device = isArriving ? await devices.AskAsync(account, from, isAllTheWay: true, ct) : null;
        if (DeviceSignInCheck.WantsDeclaration(device))
        {
            (device, stage) = (null, SignInStage.DeclareLock);
        }

        if (device is { Outcome: DeviceOutcome.Refused })
        {
            // Decided between two steps: the way in ends here, with nothing in the hand.
            session.End(EndReason.DeviceLost, clock.GetUtcNow());
            return new(SignInOutcome.DeviceRefused, sessions.Advance(session, session.Stage)) { Why = device.Why };
        }

        session.Device = device?.Device?.Value ?? session.Device;
        var token = sessions.Advance(session, stage);
        var outcome = await Note(context, account, session, stage, from, by, ct);
        return new(outcome, token) { DeviceToken = device?.NewToken };
    }

    /// <summary>Writes the step down, and answers with what comes next.</summary>
    private async Task<SignInOutcome> Note(
        SecurityContext context,
        Account account,
        Session session,
        SignInStage stage,
        SignInClient from,
        string by,
        CancellationToken ct
    )
    {
        var (now, outcome) = (clock.GetUtcNow(), OutcomeOf(stage));
        if (stage == SignInStage.Open)
        {
            var duties = await owed.Of(account.Person, ct);
            (session.HasOpenDuties, outcome) = (!duties.MayGoOn, duties.MayPost ? outcome : SignInOutcome.Duties);
            account.Succeed(now);
            await parallel.ReportAsync(context, account, session, from, ct);
            // A timed restriction has ended, so the person may act again.
            var known = await KnownStanding.HoldAsync(context, account.Person, now, ct);
            // A decision that was taken after the account was read has set the gate itself.
            if (
                await context
                    .Set<Account>()
                    .AnyAsync(a => a.Person == account.Person && a.State == account.State && a.IsReadingOnly == account.IsReadingOnly, ct)
            )
            {
                await gate.Apply(context, account, known, "carenet/sign-in", now, ct);
            }
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(account.Person.Value),
                Action = stage == SignInStage.Open ? "sign_in.done" : "sign_in.step",
                Origin = from.Origin with { Device = from.Device },
                Subject = new("session", session.Id.Value),
                Facility = account.Facility?.Value,
                Details = new Dictionary<string, string> { ["by"] = by },
            },
            ct
        );
        return outcome;
    }

    private static SignInOutcome OutcomeOf(SignInStage stage) =>
        stage switch
        {
            SignInStage.SecondFactor => SignInOutcome.SecondFactor,
            SignInStage.ChangePassword => SignInOutcome.ChangePassword,
            SignInStage.SetUpFactor => SignInOutcome.SetUpFactor,
            SignInStage.ReviewFactors => SignInOutcome.ReviewFactors,
            SignInStage.DeclareLock => SignInOutcome.DeclareLock,
            _ => SignInOutcome.SignedIn,
        };
}
