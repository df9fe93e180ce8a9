using CareNet.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>A key pair whose secret half never leaves the person's device.</summary>
public sealed class Passkey
{
    public const int MaxNameLength = 60;

    public required byte[] Credential { get; init; }

    public required PersonId Person { get; init; }

    public required byte[] PublicKey { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public long SignCount { get; set; }

    public required string[] Transports { get; init; }

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    /// <summary>A counter that does not go on speaks of a copy of the key. Many devices have none and always say zero.</summary>
    public bool Counts(long signCount) => signCount > SignCount || (signCount == 0 && SignCount == 0);

    public void Use(long signCount, bool isBackedUp, DateTimeOffset now) =>
        (SignCount, IsBackedUp, LastUsedAt) = (signCount, isBackedUp, now);

    public UserPasskeyInfo AsInfo() =>
        new(Credential, PublicKey, CreatedAt, (uint)SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, [], []);

    public static void Map(ModelBuilder model)
    {
        model.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("passkeys").HasKey(p => p.Credential);
            passkey.Property(p => p.Name).HasMaxLength(MaxNameLength);
        });
        model.Entity<PasskeyChallenge>().ToTable("passkey_challenges").HasKey(c => c.Id);
    }
}

/// <summary>A challenge that the node asked a browser to sign; answered once.</summary>
public sealed class PasskeyChallenge
{
    public required Guid Id { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
