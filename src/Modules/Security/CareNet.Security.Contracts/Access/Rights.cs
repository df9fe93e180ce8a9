using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>A person's places and offices as Security knows them. They lag behind Registration by the delivery of an event.</summary>
public sealed record Rights(PersonId Person, IReadOnlyList<FacilityRight> Facilities, IReadOnlyList<RegionRight> Offices, bool IsOperator)
{
    public static Rights None(PersonId person) => new(person, [], [], false);

    public IEnumerable<RegionCode> Regions =>
        Facilities.Select(right => right.Region).Concat(Offices.Select(office => office.Region)).Distinct();

    /// <summary>
    /// The rights of a person restricted to reading, who still belongs to facilities and regions but performs no act of office there.
    /// </summary>
    public Rights WithoutOffice() =>
        this with
        {
            Facilities = [.. Facilities.Select(right => right with { IsAdministrator = false, IsHead = false })],
            Offices = [.. Offices.Select(office => office with { IsSecretariat = false, IsCommittee = false })],
            IsOperator = false,
        };

    public bool WorksAt(FacilityId facility) => Facilities.Any(right => right.Facility == facility);

    public bool Administers(FacilityId facility) => Facilities.Any(right => right.Facility == facility && right.IsAdministrator);

    /// <summary>Those that give rights now: somebody restricted to reading has none.</summary>
    public IEnumerable<RegionRight> OfficesInForce => Offices.Where(office => office.IsSecretariat || office.IsCommittee);

    /// <summary>Its administrator or its head.</summary>
    public bool Leads(FacilityId facility) =>
        Facilities.Any(right => right.Facility == facility && (right.IsAdministrator || right.IsHead));

    public bool IsSecretariatOf(RegionCode region) => Offices.Any(office => office.Region == region && office.IsSecretariat);

    public bool IsCommitteeOf(RegionCode region) => Offices.Any(office => office.Region == region && office.IsCommittee);

    /// <summary>True if the person is one of this kind, in this facility or region where one is named.</summary>
    public bool Include(Who who, FacilityId? facility = null, RegionCode? region = null) =>
        who switch
        {
            Who.Anyone or Who.SigningIn => true,
            Who.SignedIn => (facility is null || WorksAt(facility.Value)) && (region is null || Regions.Contains(region.Value)),
            Who.FacilityAdministrator => AtFacility(right => right.IsAdministrator, facility, region),
            Who.FacilityHead => AtFacility(right => right.IsHead, facility, region),
            Who.Secretariat => InRegion(office => office.IsSecretariat, region),
            Who.Committee => InRegion(office => office.IsCommittee, region),
            Who.AuditReader => Include(Who.Secretariat, facility, region)
                || Include(Who.FacilityAdministrator, facility, region)
                || Include(Who.FacilityHead, facility, region),
            Who.Operator => IsOperator,
            _ => false,
        };

    private bool AtFacility(Func<FacilityRight, bool> holds, FacilityId? facility, RegionCode? region) =>
        Facilities.Any(right =>
            holds(right) && (facility is null || right.Facility == facility) && (region is null || right.Region == region)
        );

    private bool InRegion(Func<RegionRight, bool> holds, RegionCode? region) =>
        Offices.Any(office => holds(office) && (region is null || office.Region == region));
}

public sealed record FacilityRight(RegionCode Region, FacilityId Facility, bool IsAdministrator, bool IsHead);

public sealed record RegionRight(RegionCode Region, bool IsSecretariat, bool IsCommittee);
