using System.Text.Json;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Standings;
using Wolverine;

namespace CareNet.Security.Audits;

/// <summary>Which part of the trail somebody may read.</summary>
public sealed class AuditScope(StandingDirectory directory, IMessageBus bus)
{
    public async Task<bool> MayRead(ReadAudit asked, CancellationToken ct)
    {
        var rights = await directory.RightsOf(asked.Actor, ct);
        return asked switch
        {
            { Facility: { } facility, Region: null } => rights.Facilities.Any(right =>
                right.Facility == facility && (right.IsAdministrator || right.IsHead)
            ) && (asked.Person is not { } person || await directory.AreAllAt(facility, [person], ct)),
            { Facility: null, Region: { } region } => rights.IsSecretariatOf(region) || rights.IsCommitteeOf(region),
            _ => false,
        };
    }

    /// <summary>Filters by one key that has an index; <see cref="Visible"/> filters the rest.</summary>
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
            // What a person does at no facility is shown to their home, from when it is their home; acts of office are their region's.
            var since = asked.Person is { } one ? await directory.HomeSince(facility, one, ct) : null;
            return all.Where(row =>
                row.Facility == facility.Value
                || (row.Facility is null && row.Patient is null && RegionOf(row) is null && row.At >= (since ?? DateTimeOffset.MaxValue))
            );
        }

        var region = asked.Region!.Value;
        var others = all.Where(row => RegionOf(row) is null).ToList();
        var inRegion = await FacilitiesIn(region, [.. others.Select(row => row.Facility).OfType<Guid>().Distinct()], ct);
        Guid[] actors = [.. others.Where(row => row.Facility is null).Select(row => row.Actor).OfType<Guid>().Distinct()];
        var people = await directory.PeopleAtHomeIn(region, actors, ct);
        return all.Where(row =>
            RegionOf(row) is { } named ? named == region.Value && row.Patient is null
            : row.Facility is { } at ? inRegion.Contains(at)
            : row.Patient is null && row.Actor is { } actor && people.TryGetValue(actor, out var since) && row.At >= since
        );
    }

    private async Task<IReadOnlySet<Guid>> FacilitiesIn(RegionCode region, Guid[] facilities, CancellationToken ct)
    {
        var found = (await directory.FacilitiesIn(region, facilities, ct)).ToHashSet();
        // A facility to which nobody belongs any more still has its past.
        FacilityId[] left = [.. facilities.Where(facility => !found.Contains(facility)).Select(FacilityId.From)];
        foreach (var some in left.Chunk(GetFacilityNames.Most))
        {
            var names = (await bus.InvokeAsync<FacilityNames>(new GetFacilityNames(some), ct)).Names;
            found.UnionWith(names.Where(named => named.Region == region).Select(named => named.Facility.Value));
        }

        return found;
    }

    /// <summary>
    /// The region in whose name it was done: by an office, an applicant or the operator. Nobody might belong to the facility yet or any
    /// more, and applicants and the operator belong to no region.
    /// </summary>
    private static string? RegionOf(AuditRow row)
    {
        using var details = JsonDocument.Parse(row.Details);
        return details.RootElement.TryGetProperty("region", out var named) && named.ValueKind == JsonValueKind.String
            ? named.GetString()
            : null;
    }
}
