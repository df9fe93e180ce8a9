using System.Security.Cryptography;
using System.Text;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SignIn;

/// <summary>
/// Failures by what was typed as the address: known and unknown ones are locked alike, so a lock tells nothing. Other tries are counted
/// here too, each kind for itself: the kind is part of what is hashed, so nothing that is typed as an address counts as one of them.
/// </summary>
public sealed class FailedSignIn
{
    public required byte[] MailHash { get; init; }

    public int Count { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>An hour without a failure starts the count anew.</summary>
    public void Add(int attempts, TimeSpan wait, DateTimeOffset now)
    {
        Count = now - LastAt > TimeSpan.FromHours(1) ? 1 : Count + 1;
        LastAt = now;
        if (Count >= attempts)
        {
            (Count, LockedUntil) = (0, now + wait);
        }
    }

    public void Forget(DateTimeOffset now) => (Count, LockedUntil, LastAt) = (0, null, now);

    public static byte[] HashOf(string mailAddress) => HashOf("sign-in", Account.KeyOf(mailAddress));

    /// <summary>Attempts at one address wait for each other, on whatever node: many at once are no more guesses than one by one.</summary>
    public static Task<FailedSignIn> HoldAsync(SecurityContext context, string mailAddress, DateTimeOffset now, CancellationToken ct) =>
        HoldAsync(context, HashOf(mailAddress), now, ct);

    /// <summary>Reports of a loss without signing in, by the network address that they come from.</summary>
    public static Task<FailedSignIn> HoldReportsAsync(SecurityContext context, string from, DateTimeOffset now, CancellationToken ct) =>
        HoldAsync(context, HashOf("report-by-code", from), now, ct);

    // No kind holds a NUL, so the first one ends the kind, whatever stands behind it.
    private static byte[] HashOf(string kind, string text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\0{text}"));

    private static async Task<FailedSignIn> HoldAsync(SecurityContext context, byte[] hash, DateTimeOffset now, CancellationToken ct)
    {
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO security.failed_sign_ins AS f (mail_hash, count, last_at) VALUES ({hash}, 0, {now})
            ON CONFLICT (mail_hash) DO UPDATE SET count = f.count
            """,
            ct
        );
        return await context.Set<FailedSignIn>().SingleAsync(failed => failed.MailHash == hash, ct);
    }

    public static void Map(ModelBuilder model) => model.Entity<FailedSignIn>().ToTable("failed_sign_ins").HasKey(f => f.MailHash);
}
