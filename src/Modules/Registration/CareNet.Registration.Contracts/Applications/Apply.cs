using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>An error in one field, and its line where the field is a list.</summary>
public sealed record FieldError(string Field, Phrase Text, int? Line = null)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Line = ").Append(Line) is not null;
}

/// <summary>
/// Begins an application: a one-time link goes to this address. Answered with a <see cref="Result"/> that says nothing about the address.
/// </summary>
public sealed record StartApplication(RegionCode Region, string Mail, string GuestToken, string Key, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Region = ").Append(Region) is not null;
}

/// <summary>
/// Uses up a one-time link. Answered with a <see cref="Result{T}"/> of the secret under which the application is found from now on.
/// </summary>
public sealed record OpenApplication(string Code, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>Answered with a <see cref="Result{T}"/> of <see cref="ApplicantView"/>: unknown and expired look alike.</summary>
public sealed record GetMyApplication(string Secret)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>
/// Stores one page of the form. Answered with a <see cref="Result{T}"/> of <see cref="SaveOutcome"/>: with flaws nothing was stored.
/// </summary>
public sealed record SaveApplication(string Secret, ApplicationPart Part, ApplicationForm Form, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Part = ").Append(Part) is not null;
}

public sealed record SaveOutcome(IReadOnlyList<FieldError> FieldErrors);

/// <summary>Records that policy and rules were read and received online. Answered with a <see cref="Result"/>.</summary>
public sealed record ReceiveExplanation(string Secret, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>Asks for an explanation by a person. Answered with a <see cref="Result"/>.</summary>
public sealed record AskForExplanation(string Secret, ExplanationWay Way, DateOnly On, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Way = ").Append(Way) is not null;
}

/// <summary>
/// Sends the application in, at first or corrected. Answered with a <see cref="Result{T}"/> of <see cref="SaveOutcome"/>.
/// </summary>
public sealed record SubmitApplication(string Secret, string Key, AuditOrigin Origin, PersonId? EnteredBy = null)
{
    private bool PrintMembers(StringBuilder text) => false;
}

public enum ExplanationWay
{
    Online,
    AtTheCenter,
    Visit,
    Phone,
}

public sealed record ApplicationStepView(ApplicationState State, DateTimeOffset At, string? Reason, bool ByApplicant)
{
    private bool PrintMembers(StringBuilder text) => text.Append("State = ").Append(State) is not null;
}

public sealed record ExplanationView(Guid Id, ExplanationWay Way, DateOnly On, DateTimeOffset? HeldAt);

/// <summary>The application as the applicant sees it.</summary>
public sealed record ApplicantView(
    UsageApplicationId Id,
    RegionCode Region,
    ApplicationState State,
    ApplicationForm Form,
    ApplicationRequirements Requirements,
    IReadOnlyList<ApplicationStepView> Steps,
    IReadOnlyList<ExplanationView> Explanations,
    IReadOnlyList<ApplicationPart> Complete
)
{
    public bool CanBeChanged => State is ApplicationState.Draft or ApplicationState.Returned;
}

/// <summary>The requirements that the region sets for an applicant.</summary>
public sealed record ApplicationRequirements(
    IReadOnlyList<FacilityKind> Kinds,
    IReadOnlyList<EligibilityGround> Grounds,
    string? City,
    bool AsksGender,
    bool AsksInsurance,
    bool NeedsAdministrator,
    bool IsExplainedFirst,
    IReadOnlyList<PaperView> Papers,
    IReadOnlyList<GuidelineView> Guidelines,
    string PolicyEdition,
    string? Desk,
    string Addressee
)
{
    /// <summary>The policy and the guidelines as they are now; whoever signs signs these.</summary>
    public string Editions =>
        string.Join(", ", [PolicyEdition, .. Guidelines.Select(work => work.Edition is null ? work.Work : $"{work.Work}@{work.Edition}")]);

    private bool PrintMembers(StringBuilder text) => text.Append("Papers = ").Append(Papers.Count) is not null;
}

/// <summary>A paper that the region asks for, with its name there and the rules that ask for it.</summary>
public sealed record PaperView(PaperKind Kind, string Title, IReadOnlyList<string> Rules)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Kind = ").Append(Kind) is not null;
}

public sealed record GuidelineView(string Work, Phrase Name, string? Edition)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Work = ").Append(Work) is not null;
}

public enum PaperKind
{
    /// <summary>利用申込書 or 利用申告書: the form itself.</summary>
    Application,
    FacilityPledge,
    LawsAndGuidelines,
    PolicyAcceptance,
}
