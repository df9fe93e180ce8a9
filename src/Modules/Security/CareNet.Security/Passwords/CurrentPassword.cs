using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using CareNet.Security.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Passwords;

/// <summary>
/// Asks for the present password and counts wrong ones like failed sign-ins, in a transaction of its own: a refused request commits
/// nothing, so its own transaction would forget the guess, and a session left open would be a place for guessing.
/// </summary>
public sealed class CurrentPassword(IServiceScopeFactory scopes, SecuritySettingsStore settings, TimeProvider clock)
{
    public async Task<Error?> RefusesAsync(PersonId person, string password, SignInClient from, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();
        var passwords = scope.ServiceProvider.GetRequiredService<Passwords>();
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        if (await context.Set<Account>().FindAsync([person], ct) is not { } account)
        {
            return SecurityErrors.NotFound;
        }

        var now = clock.GetUtcNow();
        var failed = await FailedSignIn.HoldAsync(context, account.MailAddress, now, ct);
        if (failed.LockedUntil > now)
        {
            return SecurityErrors.PasswordLocked;
        }

        var isRight = passwords.IsRight(account, password);
        if (isRight)
        {
            failed.Forget(now);
        }
        else
        {
            var (attempts, wait) = settings.LockoutOf(account.Region);
            failed.Add(attempts, wait, now);
            await AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(person.Value),
                    Action = "password.change",
                    Origin = from.Origin,
                    Subject = new("person", person.Value),
                    Outcome = AuditOutcome.Refused,
                    Code = "security.wrong_password",
                },
                ct
            );
        }

        await context.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return isRight ? null : SecurityErrors.WrongPassword;
    }
}
