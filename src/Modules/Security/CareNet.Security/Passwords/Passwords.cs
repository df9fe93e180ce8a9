using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.SecuritySettings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Passwords;

public sealed class EarlierPassword
{
    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset SetAt { get; init; }
}

/// <summary>Hashes and compares, and nobody can read what was hashed.</summary>
[Rule("misato/11-1", How = "enforce"), Rule("miyazaki/17-1", How = "enforce"), Rule("nishitokyo/11-1", How = "enforce")]
[Rule("miyazaki/17-4", How = "enforce")]
public sealed class Passwords(
    IPasswordHasher<Account> hasher,
    DummyPasswordHash nobodys,
    SecuritySettingsStore settings,
    GuessableNames names,
    TimeProvider clock
)
{
    private const int Remembered = 3;

    public bool IsRight(Account? account, string password)
    {
        if (password.Length > PasswordRule.Longest)
        {
            return false;
        }

        // Asked for in either case, or the first unknown address after a start would take longer.
        var decoy = nobodys.HashBy(hasher);
        var outcome = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? decoy, password);
        if (account?.PasswordHash is null || outcome == PasswordVerificationResult.Failed)
        {
            return false;
        }

        if (outcome == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.Rehash(hasher.HashPassword(account, password));
        }

        return true;
    }

    /// <summary>
    /// Sets it if the rules of the account's region allow it, and it is none of the last ones. Links that wait in mails are void then.
    /// </summary>
    public async Task<Error?> SetAsync(SecurityContext context, Account account, string password, CancellationToken ct)
    {
        var hash = await HashAsync(context, account, password, ct);
        if (hash.IsOk)
        {
            await KeepAsync(context, account, hash.Value, ct);
        }

        return hash.Error;
    }

    /// <summary>The hash of a password that may be set. Nothing is written, so an account that is not held yet will do.</summary>
    public async Task<Result<string>> HashAsync(SecurityContext context, Account account, string password, CancellationToken ct)
    {
        var rule = await settings.PasswordRuleOf(context, account.Region, ct);
        if (rule.Refuses(password, [.. settings.ContextWords(account), .. await names.Of(account.Person, ct)]) is { } refused)
        {
            return refused;
        }

        var earlier = await context
            .Set<EarlierPassword>()
            .Where(p => p.Person == account.Person)
            .OrderByDescending(p => p.SetAt)
            .Take(Remembered)
            .Select(p => p.Hash)
            .ToListAsync(ct);
        if (
            earlier
                .Append(account.PasswordHash)
                .OfType<string>()
                .Any(hash => hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed)
        )
        {
            return SecurityErrors.PasswordUsedBefore;
        }

        return hasher.HashPassword(account, password);
    }

    public async Task KeepAsync(SecurityContext context, Account account, string hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        account.SetPassword(hash, now);
        context.Add(
            new EarlierPassword
            {
                Id = Guid.CreateVersion7(now),
                Person = account.Person,
                Hash = hash,
                SetAt = now,
            }
        );
        await context.VoidLinks(account.Person, now, ct);
    }

    public static void Map(ModelBuilder model) => model.Entity<EarlierPassword>().ToTable("earlier_passwords").HasKey(p => p.Id);
}
