using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The secretariat enters what came on paper. Answered with a <see cref="Result{T}"/> of the secret under which the form is filled in.
/// </summary>
public sealed record EnterApplication(PersonId Actor, RegionCode Region, string Mail, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}

/// <summary>Sends it back with what is to be corrected. Answered with a <see cref="Result"/>, like the decisions below.</summary>
public sealed record ReturnApplication(UsageApplicationId Id, PersonId Actor, string Reason, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

public sealed record RefuseApplication(UsageApplicationId Id, PersonId Actor, string Reason, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>
/// Admits the facility and the listed people, as they stood in the version that the actor has seen. Answered with a
/// <see cref="Result{T}"/> of the facility.
/// </summary>
public sealed record ApproveApplication(UsageApplicationId Id, PersonId Actor, int Version, string Reason, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>A paper came with its signature: by post, at the counter.</summary>
public sealed record RecordPaper(
    UsageApplicationId Id,
    PersonId Actor,
    PaperKind Kind,
    string Signer,
    DateOnly SignedOn,
    AuditOrigin Origin
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>Gives the ground that only the secretariat can give.</summary>
public sealed record ConfirmEligibility(UsageApplicationId Id, PersonId Actor, string Reason, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>An explanation took place, the one asked for or another.</summary>
public sealed record RecordExplanation(UsageApplicationId Id, PersonId Actor, ExplanationWay Way, DateOnly On, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>The work list of a region. Answered with an <see cref="ApplicationList"/>; empty for whoever is not its secretariat.</summary>
public sealed record ListApplications(PersonId Actor, RegionCode Region, ApplicationState? State, int Page);

public sealed record ApplicationList(
    IReadOnlyList<ApplicationRow> Lines,
    int Page,
    int Total,
    IReadOnlyDictionary<ApplicationState, int> Counts
)
{
    public const int Size = 20;

    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}

public sealed record ApplicationRow(
    UsageApplicationId Id,
    string? FacilityName,
    FacilityKind? Kind,
    ApplicationState State,
    DateTimeOffset Since,
    int Users,
    IReadOnlyList<PaperKind> Missing
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>Answered with a <see cref="Result{T}"/> of <see cref="ApplicationView"/>.</summary>
public sealed record GetApplication(PersonId Actor, UsageApplicationId Id, AuditOrigin? Origin = null);

public sealed record ApplicationView(
    UsageApplicationId Id,
    RegionCode Region,
    ApplicationState State,
    ApplicationForm Form,
    string Mail,
    ApplicationRequirements Requirements,
    IReadOnlyList<ApplicationStepView> Steps,
    IReadOnlyList<FiledPaper> Papers,
    IReadOnlyList<ExplanationView> Explanations,
    IReadOnlyList<Error> Obstacles,
    FacilityId? Facility,
    bool EnteredBySecretariat,
    IReadOnlyList<ExistingRegistration> ExistingRegistration
)
{
    /// <summary>Goes up with every change: an approval names the one that was looked at.</summary>
    public required int Version { get; init; }

    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

public sealed record FiledPaper(
    Guid Id,
    PaperKind Kind,
    string Title,
    string Signer,
    DateOnly SignedOn,
    string? Editions,
    DateTimeOffset? AcceptedAt
)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Kind = ").Append(Kind) is not null;
}
