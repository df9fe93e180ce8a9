using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SignIn;

public static class SignInByPasswordHandler
{
    /// <summary>Full-width letters of the address count as half-width ones; the password is taken as typed.</summary>
    [Rule("miyazaki/login", How = "enforce"), Rule("misato/notes-2-3", How = "enforce"), Rule("nishitokyo/notes-2-3", How = "enforce")]
    public static async Task<SignInAnswer> Handle(
        SignInByPassword message,
        SecurityContext context,
        Passwords.Passwords passwords,
        SecuritySettingsStore settings,
        SignInSteps arrival,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (message.MailAddress.Length is 0 or > 254 || message.MailAddress.Any(char.IsControl))
        {
            return SignInAnswer.Refused;
        }

        var now = clock.GetUtcNow();
        var failed = await FailedSignIn.HoldAsync(context, message.MailAddress, now, ct);
        if (failed.LockedUntil > now)
        {
            await Note(context, null, "sign_in.locked", message.Client, now, ct);
            return new(SignInOutcome.Locked, LockedUntil: failed.LockedUntil);
        }

        var key = Account.KeyOf(message.MailAddress);
        var found = await context
            .Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.MailKey == key && a.State != AccountState.Closed, ct);
        var compared = found?.PasswordHash;
        var isRight = passwords.IsRight(found, message.Password);
        // Held only once the password is right, so that unknown and wrong take the same time; a password that was set meanwhile is another.
        var account = isRight ? await SignInSteps.HoldAsync(context, found!.Person, now, ct) : found;
        if (account is null || !isRight || account.PasswordHash != compared || !await arrival.IsWelcome(context, account, ct))
        {
            var (attempts, wait) = settings.LockoutOf(account?.Region);
            failed.Add(attempts, wait, now);
            await Note(context, account, "sign_in.wrong", message.Client, now, ct);
            return failed.LockedUntil > now ? new(SignInOutcome.Locked, LockedUntil: failed.LockedUntil) : SignInAnswer.Refused;
        }

        failed.Forget(now);
        account.Rehash(found!.PasswordHash!);
        return await arrival.Begin(
            context,
            account,
            await arrival.NextAfter(context, account, hasProvedFactor: false, ct),
            message.Client,
            "password",
            ct
        );
    }

    [Rule("miyazaki/login", How = "record")]
    private static Task Note(
        SecurityContext context,
        Account? account,
        string code,
        SignInClient from,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Visitor,
                Action = "sign_in.refused",
                Origin = from.Origin with { Device = from.Device },
                Subject = account is null ? null : new("person", account.Person.Value),
                Facility = account?.Facility?.Value,
                Outcome = AuditOutcome.Refused,
                Code = code,
            },
            ct
        );
}
