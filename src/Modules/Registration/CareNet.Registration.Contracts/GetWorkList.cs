using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>Something of an office or an administrator that waits until somebody does it.</summary>
public enum WorkKind
{
    ApplicationsToDecide,
    IdRequestsToDecide,
    EditionsToRelease,
    RulesToRelease,
    SanctionsToCarryOut,
    LicencesToCheck,
    ProfessionsToCheck,
    AppointmentsToConfirm,
    FacilitiesWithoutAdministrator,
}

/// <summary>
/// The work that waits for the actor in his offices and in the facilities that he administers. Answered with a <see cref="WorkList"/>.
/// </summary>
public sealed record GetWorkList(PersonId Actor);

public sealed record WorkList(IReadOnlyList<WorkItem> Items);

/// <summary>A facility where it waits in one; otherwise it waits in the region.</summary>
public sealed record WorkItem(WorkKind Kind, RegionCode Region, FacilityId? Facility, string? FacilityName, int Count)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Kind).Append(", ").Append(Count) is not null;
}
