using CareNet.Platform;
using CareNet.Security.EmergencyCards;

namespace CareNet.Security.Incidents;

/// <summary>A card that people of a facility carry with them: a code for reports without signing in, and the number to phone.</summary>
public sealed class EmergencyCard
{
    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    /// <summary>Sealed, because the card shows it again.</summary>
    public string Code { get; private set; } = "";

    /// <summary>By which a report finds the facility.</summary>
    public byte[] CodeHash { get; private set; } = [];

    public string? Phone { get; private set; }

    public void Call(string? phone) => Phone = phone;

    public void Carry(string code, EmergencyCodes codes) => (Code, CodeHash) = (codes.Seal(Facility, code), codes.HashOf(code));
}
