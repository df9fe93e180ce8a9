using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The matters that a region's policy puts into somebody's hands, one section each with what is open: in a facility for who runs it,
/// otherwise for the offices of the region. Answered with a <see cref="Result{T}"/> of <see cref="ResponsibilityList"/>.
/// </summary>
public sealed record GetResponsibilities(PersonId Actor, RegionCode Region, FacilityId? Facility);

public sealed record ResponsibilityList(RegionCode Region, FacilityId? Facility, IReadOnlyList<ResponsibilityGroup> Boards);

/// <summary>The office by the rule that lists its matters.</summary>
public sealed record ResponsibilityGroup(string Rule, Phrase Text, IReadOnlyList<ResponsibilitySection> Sections)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Sections.Count) is not null;
}

public sealed record ResponsibilitySection(string Rule, Phrase Text, IReadOnlyList<ResponsibilityTask> Tasks)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Tasks.Count) is not null;
}

/// <summary>Something to do or to look at; open is how many of it wait, nothing where it is only to be looked at.</summary>
public sealed record ResponsibilityTask(ResponsibilityKind Kind, int? Open);

public enum ResponsibilityKind
{
    AuditTrail,
    Devices,
    Accounts,
    Staff,
    Pledges,
    IdRequests,
    Departures,
    Trainings,
    Applications,
    Withdrawals,
    Roster,
    Editions,
    FurtherRules,
    Users,
    Incidents,
    Sanctions,
    Decisions,
    Journal,
}
