using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.Sessions;

/// <summary>One sign-in of one person on one browser. The cookie holds a random token; here lies its hash.</summary>
public sealed class Session
{
    public required SessionId Id { get; init; }

    public required PersonId Person { get; init; }

    public required byte[] TokenHash { get; set; }

    public required SignInStage Stage { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The time at which the person last proved to be who they are: sensitive acts ask for it again after a while.</summary>
    public required DateTimeOffset ProvedAt { get; set; }

    /// <summary>Ends then, however busy it is.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Ends after so many minutes without action.</summary>
    public required int IdleMinutes { get; set; }

    /// <summary>Its person has to do something first, and reaches nothing else until it is done.</summary>
    public bool HasOpenDuties { get; set; }

    public Guid? Device { get; set; }

    public string? Address { get; init; }

    /// <summary>Like "Chrome, Windows": enough to recognise one's own.</summary>
    public required string Browser { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public EndReason? EndReason { get; private set; }

    public void Prove(DateTimeOffset now) => ProvedAt = now;

    /// <summary>On the way in the proof is minutes old at most, because the way in ends by itself.</summary>
    public bool IsProofTooOldAt(DateTimeOffset now) => Stage == SignInStage.Open && ProvedAt + RecentProofAttribute.Lasting < now;

    public bool IsLiveAt(DateTimeOffset now) => EndedAt is null && ExpiresAt > now && LastSeenAt.AddMinutes(IdleMinutes) > now;

    public void End(EndReason reason, DateTimeOffset now)
    {
        if (EndedAt is null)
        {
            (EndedAt, EndReason) = (now, reason);
        }
    }
}

public enum EndReason
{
    SignedOut,
    EndedByOwner,
    PasswordChanged,
    Suspended,
    Left,
    Restricted,
    DeviceLost,

    /// <summary>The person's home began or moved: its rules for devices and proofs count from the next sign-in.</summary>
    HomeBegan,
}
