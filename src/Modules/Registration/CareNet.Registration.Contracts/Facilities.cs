using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The facilities of a region by name. Answered with a <see cref="FacilityList"/>; empty for whoever holds no office there.
/// </summary>
public sealed record ListFacilities(PersonId Actor, RegionCode Region, string? Search, int Page)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}

public sealed record FacilityList(IReadOnlyList<FacilityRow> Lines, int Page, int Total, IReadOnlyList<GuidelineView> Guidelines)
{
    public const int Size = 50;

    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}

public sealed record FacilityRow(FacilityId Id, string Name, FacilityKind Kind, FacilityState State, int People, string Administrators)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>Answered with a <see cref="Result{T}"/> of <see cref="FacilityView"/>.</summary>
public sealed record GetFacility(PersonId Actor, FacilityId Id);

public sealed record FacilityView(
    FacilityId Id,
    RegionCode Region,
    string Name,
    FacilityKind Kind,
    FacilityState State,
    string Address,
    string Phone,
    string HeadName,
    DateTimeOffset? ActiveSince,
    IReadOnlyList<FiledPaper> Papers,
    IReadOnlyList<RosterRow> People,
    InsuranceView? Insurance,
    bool AsksInsurance,
    IReadOnlyList<GuidelineView> ToConfirm
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

public sealed record InsuranceView(string Kind, DateOnly Until)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Until = ").Append(Until) is not null;
}

/// <summary>Records the facility's insurance. Answered with a <see cref="Result"/>.</summary>
public sealed record RecordInsurance(FacilityId Facility, PersonId Actor, string Kind, DateOnly Until, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

/// <summary>
/// Administrators and account holders of a region, with those who have left where the history is wanted. Answered with a
/// <see cref="RosterList"/>; empty for whoever is not its secretariat.
/// </summary>
public sealed record GetRoster(PersonId Actor, RegionCode Region, bool WithHistory, int Page);

/// <summary>
/// The same as a file, whole, with an entry in the audit trail. Answered with a <see cref="Result{T}"/> of the file's bytes.
/// </summary>
public sealed record ExportRoster(PersonId Actor, RegionCode Region, bool WithHistory, AuditOrigin Origin);

public sealed record RosterList(IReadOnlyList<RosterRow> Lines, int Page, int Total)
{
    public const int Size = 100;

    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}

public sealed record RosterRow(
    PersonId Person,
    FacilityId Facility,
    string FacilityName,
    string Name,
    Profession Profession,
    string? OtherProfession,
    FacilityRole Role,
    DateTimeOffset Since,
    string EntryReason,
    DateTimeOffset? Until,
    DepartureReason? DepartureReason
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}
