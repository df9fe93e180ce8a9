using System.Security.Cryptography;
using CareNet.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace CareNet.Security.Factors;

/// <summary>Authenticator secrets at rest and on their way through a form, for one person only.</summary>
public sealed class SealedSecrets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromMinutes(20);

    public string Seal(PersonId person, byte[] secret) => Kept(person).Protect(Convert.ToBase64String(secret));

    public byte[] Open(PersonId person, string box) => Convert.FromBase64String(Kept(person).Unprotect(box));

    public string SealSetup(PersonId person, byte[] secret) =>
        Offered(person).Protect($"{(clock.GetUtcNow() + InvitationLasts).ToUnixTimeSeconds()} {Convert.ToBase64String(secret)}");

    /// <summary>Nothing for what somebody else was offered, or too long ago.</summary>
    public byte[]? OpenSetup(PersonId person, string box)
    {
        try
        {
            var parts = Offered(person).Unprotect(box).Split(' ');
            return long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
                ? Convert.FromBase64String(parts[1])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Kept(PersonId person) => protection.CreateProtector("authenticator", person.ToString());

    private IDataProtector Offered(PersonId person) => protection.CreateProtector("authenticator-offer", person.ToString());
}
