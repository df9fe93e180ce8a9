using System.Text;
using System.Text.Json.Serialization;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// A policy file with a new edition, to be looked at before its release. Answered with a <see cref="Result{T}"/> of its id.
/// </summary>
public sealed record DraftEdition(
    PersonId Actor,
    RegionCode Region,
    string Text,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Region) is not null;
}

/// <summary>
/// By whom the region's policy says, and never by who drafted it. <see cref="Seen"/> is the mark of the sheet that the actor looked at: the
/// release is refused where the draft or the policy that it replaces has become another since. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record ReleaseEdition(PersonId Actor, Guid Edition, string? Seen, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Edition) is not null;
}

/// <summary>A local rule that is still a draft counts or does not. Answered with a <see cref="Result"/>.</summary>
public sealed record SwitchLocalRule(
    PersonId Actor,
    RegionCode Region,
    string Rule,
    bool IsOn,
    string Reason,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Region) is not null;
}

/// <summary>
/// Rules of a facility's own, in force at once, or operating rules of the region, to be released. Answered with a <see cref="Result{T}"/>
/// of its id.
/// </summary>
public sealed record EnterFurtherRule(
    PersonId Actor,
    RegionCode Region,
    FacilityId? Facility,
    string Title,
    string Text,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Region) is not null;
}

/// <summary>Never by who entered it. Answered with a <see cref="Result"/>.</summary>
public sealed record ReleaseFurtherRule(PersonId Actor, Guid Rule, AuditOrigin? Origin = null);

public enum GovernanceRecordKind
{
    /// <summary>A decision of the committee.</summary>
    CommitteeDecision,

    /// <summary>The secretariat writes down what happened.</summary>
    SecretariatJournal,
}

/// <summary>
/// The committee's decisions and the secretariat's journal, with date and text. Answered with a <see cref="Result{T}"/> of its id.
/// </summary>
public sealed record AddGovernanceRecord(
    PersonId Actor,
    RegionCode Region,
    GovernanceRecordKind Kind,
    DateOnly On,
    string Title,
    string Text,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Region) is not null;
}

/// <summary>Which facilities came to a meeting of the region's professions. Answered with a <see cref="Result"/>.</summary>
public sealed record RecordMeeting(
    PersonId Actor,
    RegionCode Region,
    DateOnly On,
    string Name,
    IReadOnlyList<FacilityId> Facilities,
    AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Region) is not null;
}

/// <summary>For the region's offices. Answered with a <see cref="Result{T}"/> of <see cref="GovernanceView"/>.</summary>
public sealed record GetGovernance(PersonId Actor, RegionCode Region);

public sealed record GovernanceView(
    RegionCode Region,
    bool IsCommittee,
    bool IsSecretariat,
    bool CommitteeReleases,
    bool CommitteeReleasesRules,
    bool ProvidesFurtherRules,
    IReadOnlyList<EditionRow> Editions,
    IReadOnlyList<LocalRuleRow> LocalRules,
    IReadOnlyList<FurtherRuleRow> FurtherRules,
    IReadOnlyList<GovernanceRecordRow> Minutes,
    IReadOnlyList<OfficerRow> Officers,
    IReadOnlyList<AppointmentRow> Appointments
);

public sealed record EditionRow(
    Guid Id,
    string Name,
    DateOnly InForceFrom,
    DateTimeOffset DraftedAt,
    DateTimeOffset? ReleasedAt,
    string? ReleasedBy
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

public sealed record LocalRuleRow(string Rule, Phrase Text, bool IsOn, DateTimeOffset? ChangedAt, string? ChangedBy, string? Because)
{
    private bool PrintMembers(StringBuilder text) => text.Append(IsOn) is not null;
}

public sealed record FurtherRuleRow(
    Guid Id,
    string Title,
    string Text,
    DateTimeOffset EnteredAt,
    DateTimeOffset? ReleasedAt,
    string? ReleasedBy,
    bool IsOwn
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

public sealed record GovernanceRecordRow(Guid Id, GovernanceRecordKind Kind, DateOnly On, string Title, string Text, string RecordedBy)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Id) is not null;
}

public sealed record OfficerRow(PersonId Person, string Name, RegionRole Role, DateTimeOffset Since)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>The whole file of an edition, for the region's offices. Answered with a <see cref="Result{T}"/> of its text.</summary>
public sealed record GetEditionFile(PersonId Actor, RegionCode Region, Guid Edition);

/// <summary>
/// The minutes and meetings of a region, a page at a time, newest first. Answered with a <see cref="Result{T}"/> of
/// <see cref="GovernanceRecordList"/>.
/// </summary>
public sealed record ListGovernanceRecords(PersonId Actor, RegionCode Region, int Page)
{
    public const int PerPage = 20;
}

public sealed record GovernanceRecordList(
    bool IsCommittee,
    bool IsSecretariat,
    int Page,
    bool HasMore,
    IReadOnlyList<GovernanceRecordRow> Minutes,
    IReadOnlyList<MeetingRow> Meetings
);

public sealed record MeetingRow(DateOnly On, string Name, int Facilities)
{
    private bool PrintMembers(StringBuilder text) => text.Append(On) is not null;
}
