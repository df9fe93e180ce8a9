using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The names of these facilities. At most 200 at once; answered with <see cref="FacilityNames"/>. The caller has checked that the reader
/// may know them. Unknown ids have no name.
/// </summary>
public sealed record GetFacilityNames(IReadOnlyList<FacilityId> Facilities)
{
    public const int Most = 200;
}

public sealed record FacilityNames(IReadOnlyList<FacilityName> Names);

public sealed record FacilityName(FacilityId Facility, string Name, RegionCode Region)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}
