using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>
/// The phone number that people of a facility call first, and a new code for reports without signing in if one is wished for. Answered with
/// a <see cref="Result"/>.
/// </summary>
public sealed record SetEmergencyCard(FacilityId Facility, string? Phone, bool NewCode, PersonId Actor, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

/// <summary>
/// For somebody of the facility: the code to carry with one, and whom to phone. Answered with an <see cref="EmergencyCardView"/>.
/// </summary>
public sealed record ShowEmergencyCard(FacilityId Facility, PersonId Actor);

/// <summary>Carriers are the numbers of the devices that this person holds.</summary>
public sealed record EmergencyCardView(string? Code, string? Phone, IReadOnlyList<string> CarrierPhones)
{
    private bool PrintMembers(StringBuilder text) => text.Append("an emergency card") is not null;
}
