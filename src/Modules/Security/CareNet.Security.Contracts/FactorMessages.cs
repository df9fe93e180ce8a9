using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>The proofs that this person can give besides the password. Answered with <see cref="FactorList"/>.</summary>
public sealed record GetFactors(PersonId Person);

public sealed record FactorList(bool HasAuthenticator, int RecoveryCodesLeft, bool IsRequired, IReadOnlyList<PasskeyRow> Passkeys)
{
    /// <summary>True if the person has a code to type: the password alone is no proof of somebody with a second factor.</summary>
    public bool HasCodes => HasAuthenticator || RecoveryCodesLeft > 0;

    /// <summary>True if a passkey is the only proof that the person has, so that no password and no code would do.</summary>
    public bool HasPasskeysAlone => Passkeys.Count > 0 && !HasCodes;
}

public sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    private bool PrintMembers(StringBuilder text) => text.Append(CreatedAt) is not null;
}

/// <summary>A fresh secret for an authenticator app. Answered with an <see cref="AuthenticatorSetup"/>.</summary>
public sealed record StartAuthenticatorSetup(PersonId Person);

/// <summary>The secret to type, the same as a link for a QR code, and the same sealed, to come back with the first code.</summary>
public sealed record AuthenticatorSetup(string Secret, string Link, string Sealed)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>
/// The first code shows that the app has the secret. Asks for a recent proof, except on the way in. Answered with a
/// <see cref="Result{T}"/> of <see cref="FactorSetUp"/>.
/// </summary>
public sealed record ConfirmAuthenticator(SessionId Session, PersonId Person, string Sealed, string Code, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>Recovery codes are shown once, now.</summary>
public sealed record FactorSetUp(IReadOnlyList<string> RecoveryCodes, SignInAnswer Answer)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>
/// Not now; asked for again where a region or facility requires it. Answered with a <see cref="Result{T}"/> of <see cref="SignInAnswer"/>.
/// </summary>
public sealed record PostponeFactor(SessionId Session, PersonId Person, SignInClient Client);

/// <summary>Answered with a <see cref="Result"/>; asks for a recent proof.</summary>
public sealed record RemovePasskey(SessionId Session, PersonId Person, string Passkey, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>
/// Answered on the way in after the password was set anew: whatever is not kept is removed. Answered with a <see cref="Result{T}"/> of
/// <see cref="SignInAnswer"/>.
/// </summary>
public sealed record ReviewFactors(
    SessionId Session,
    PersonId Person,
    bool KeepsAuthenticator,
    bool KeepsRecoveryCodes,
    IReadOnlyList<string> KeptPasskeys,
    SignInClient Client
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}
