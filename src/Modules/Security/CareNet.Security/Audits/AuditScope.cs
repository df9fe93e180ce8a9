using System.Text.Json;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Standings;

namespace CareNet.Security.Audits;

/// <summary>Which part of the trail somebody may read.</summary>
public sealed class AuditScope(StandingDirectory duties)
{
    public async Task<bool> MayRead(ReadAudit asked, CancellationToken ct)
    {
        var rights = await duties.RightsOf(asked.Actor, ct);
        return asked switch
        {
            { Facility: { } facility, Region: null } => rights.Facilities.Any(right =>
                right.Facility == facility && (right.IsAdministrator || right.IsHead)
            ) && (asked.Person is not { } person || await duties.AreAllAt(facility, [person], ct)),
            { Facility: null, Region: { } region } => rights.IsSecretariatOf(region) || rights.IsCommitteeOf(region),
            _ => false,
        };
    }

    /// <summary>One key has an index; the rest is left out afterwards.</summary>
    public static AuditQuery Query(ReadAudit asked) =>
        asked switch
        {
            { Patient: { } patient } => AuditQuery.OfPatient(patient.Value),
            { Person: { } person } => AuditQuery.ByPerson(person.Value),
            { Facility: { } facility } => AuditQuery.OfFacility(facility.Value),
            _ => AuditQuery.OfAll(),
        };

    public async Task<IEnumerable<AuditRow>> Visible(ReadAudit asked, IEnumerable<AuditRow> rows, CancellationToken ct)
    {
        AuditRow[] all = [.. rows.Where(row => asked.Person is not { } person || row.Actor == person.Value)];
        if (asked.Facility is { } facility)
        {
            // What belongs to no facility is shown to the person's home alone; to others it is not there.
            var isHome = asked.Person is { } one && await duties.IsHomeOf(facility, one, ct);
            return all.Where(row => row.Facility == facility.Value || (row.Facility is null && row.Patient is null && isHome));
        }

        var inRegion = await duties.FacilitiesIn(asked.Region!.Value, [.. all.Select(row => row.Facility).OfType<Guid>().Distinct()], ct);
        Guid[] actors = [.. all.Where(row => row.Facility is null).Select(row => row.Actor).OfType<Guid>().Distinct()];
        var people = await duties.PeopleAtHomeIn(asked.Region.Value, actors, ct);
        return all.Where(row =>
            row.Facility is { } at
                ? inRegion.Contains(at) || NamesRegion(row, asked.Region.Value)
                : row.Patient is null && (row.Actor is { } actor ? people.Contains(actor) : NamesRegion(row, asked.Region.Value))
        );
    }

    /// <summary>
    /// True for an act on an application, or of the operator, in this region. Its details name the region, because nobody may belong to the
    /// facility yet, and an applicant or the operator belongs to no region.
    /// </summary>
    private static bool NamesRegion(AuditRow row, RegionCode region)
    {
        using var details = JsonDocument.Parse(row.Details);
        return details.RootElement.TryGetProperty("region", out var named)
            && named.ValueKind == JsonValueKind.String
            && named.ValueEquals(region.Value);
    }
}
