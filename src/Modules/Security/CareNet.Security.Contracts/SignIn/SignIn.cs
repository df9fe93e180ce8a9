using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;

namespace CareNet.Security.Contracts;

/// <summary>
/// Somebody wants to come in. Answered with a <see cref="SignInAnswer"/>, never with a refusal that commits nothing: failures are
/// counted.
/// </summary>
public sealed record SignInByPassword(string MailAddress, string Password, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>From where somebody signs in: kept with the session and in the trail.</summary>
public sealed record SignInClient(AuditOrigin Origin, string Browser, Guid? Device = null, bool IsSharedDevice = false)
{
    /// <summary>The device's cookie and kind as the browser brings them; null where no browser stands before a page.</summary>
    public ClientDevice? Brought { get; init; }

    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>The cookie of a device, if it has one yet, and what kind it seems to be.</summary>
public sealed record ClientDevice(string? Token, DeviceKind Kind)
{
    /// <summary>Its owner says that it locks.</summary>
    public bool DeclaresLock { get; init; }

    private bool PrintMembers(StringBuilder text) => text.Append(Kind) is not null;
}

/// <summary>A code from the authenticator app, or one of the recovery codes. Answered with a <see cref="SignInAnswer"/>.</summary>
public sealed record ProveSecondFactor(SessionId Session, string Code, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Session) is not null;
}

/// <summary>This device locks, says whoever holds it. Answered with a <see cref="Result{T}"/> of <see cref="SignInAnswer"/>.</summary>
public sealed record DeclareLock(SessionId Session, PersonId Person, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Session) is not null;
}

/// <summary>The present state of a sign-in. The token goes into the cookie and nowhere else.</summary>
public sealed record SignInAnswer(SignInOutcome Outcome, string? Token = null, DateTimeOffset? LockedUntil = null)
{
    /// <summary>For the device's own cookie, once, when it was seen for the first time.</summary>
    public string? DeviceToken { get; init; }

    /// <summary>Why a device signs nobody in, and what to do.</summary>
    public Error? Why { get; init; }

    public static readonly SignInAnswer Refused = new(SignInOutcome.Refused);

    private bool PrintMembers(StringBuilder text) => text.Append(Outcome) is not null;
}

public enum SignInOutcome
{
    /// <summary>Unknown, wrong, not yet open, suspended: one answer for all.</summary>
    Refused,
    Locked,
    SecondFactor,
    ChangePassword,
    SetUpFactor,
    ReviewFactors,
    DeclareLock,
    SignedIn,

    /// <summary>In, and something is to be done first, or before anything is written.</summary>
    Duties,

    /// <summary>The person is right, the device is not: nobody is signed in.</summary>
    DeviceRefused,

    /// <summary>
    /// The passkey is right, but the password was set anew and the passkeys were not reviewed since: it signs nobody in by itself.
    /// </summary>
    PasswordFirst,
}

public sealed record SignOut(SessionId Session, PersonId Person, AuditOrigin Origin);
