using System.Security.Cryptography;
using System.Text;
using CareNet.Platform;
using CareNet.Platform.Keys;
using CareNet.Security.Data;
using CareNet.Security.Incidents;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.EmergencyCards;

/// <summary>
/// A facility's codes. Somebody types one from paper, so it has 60 random bits and no more: it is found by a hash with a key that is not in
/// the database, and shown from a sealed copy. Whoever copies the table can neither read a code nor try codes out.
/// </summary>
public sealed class EmergencyCodes(IDataProtectionProvider protection, DerivedKeys keys)
{
    // No sign that is taken for another one when read aloud or from paper.
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Purpose = "carenet emergency codes 1";
    private const int Length = 12;
    private const int Group = 4;

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>Null for what cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Folded().ToUpperInvariant().Where(sign => sign is not (' ' or '-'))]);
        return code.Length == Length && code.All(Signs.Contains) ? code : null;
    }

    /// <summary>In groups, as people read it aloud.</summary>
    public static string Written(string code) => string.Join('-', code.Chunk(Group).Select(group => new string(group)));

    public byte[] HashOf(string code) => HMACSHA256.HashData(keys.For(Purpose), Encoding.UTF8.GetBytes(code));

    public string Seal(FacilityId facility, string code) => BoxOf(facility).Protect(code);

    /// <summary>Null if it was sealed under keys that are gone: the facility makes a new one.</summary>
    public string? Open(EmergencyCard card) => Open(card.Facility, card.Code);

    public string? Open(FacilityId facility, string sealedCode)
    {
        try
        {
            return BoxOf(facility).Unprotect(sealedCode);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public Task<EmergencyCard?> FindAsync(SecurityContext context, string code, CancellationToken ct)
    {
        var hash = HashOf(code);
        return context.Set<EmergencyCard>().AsNoTracking().SingleOrDefaultAsync(card => card.CodeHash == hash, ct);
    }

    private IDataProtector BoxOf(FacilityId facility) => protection.CreateProtector("emergency-code", facility.ToString());
}
