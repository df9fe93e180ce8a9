using System.Security.Cryptography;
using CareNet.Platform;

namespace CareNet.Security.Incidents;

/// <summary>What people of a facility carry with them: a code for reports without signing in, and the number to phone.</summary>
public sealed class EmergencyDesk
{
    // No sign that is taken for another one when read aloud or from paper.
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 8;

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public string Code { get; private set; } = NewCode();

    public string? Phone { get; private set; }

    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Folded().ToUpperInvariant().Where(sign => sign is not (' ' or '-'))]);
        return code.Length == Length && code.All(Signs.Contains) ? code : null;
    }

    public void Set(string? phone, bool newCode) => (Phone, Code) = (phone, newCode ? NewCode() : Code);

    private static string NewCode() => RandomNumberGenerator.GetString(Signs, Length);
}
