using System.Text;

namespace CareNet.Registration.Contracts;

public enum ApplicationState
{
    /// <summary>Being filled in; nobody but the applicant sees it.</summary>
    Draft,
    Submitted,

    /// <summary>Sent back to be corrected.</summary>
    Returned,
    Approved,
    Refused,
}

/// <summary>On which ground a region admits, where it lists grounds.</summary>
public enum EligibilityGround
{
    IntegratedCareInCity,
    OutsideCityNeedingCollaboration,

    /// <summary>Set by the secretariat alone, with a reason.</summary>
    ApprovedBySecretariat,
}

/// <summary>The pages of the form; each is saved by itself.</summary>
public enum ApplicationPart
{
    Facility,
    Responsible,
    Users,
    Papers,
}

/// <summary>The form as far as an applicant has filled it in.</summary>
public sealed record ApplicationForm
{
    public string? FacilityName { get; init; }

    public FacilityKind? Kind { get; init; }

    public string? PostalCode { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public string? HeadName { get; init; }

    /// <summary>The administrator by the mail address that stands in the list of users.</summary>
    public string? AdministratorMail { get; init; }

    public EligibilityGround? Ground { get; init; }

    /// <summary>The work in the city, or why the collaboration is needed.</summary>
    public string? GroundText { get; init; }

    public IReadOnlyList<ListedUser> Users { get; init; } = [];

    /// <summary>Insurance against the costs of a leak, where the region recommends one.</summary>
    public string? InsuranceKind { get; init; }

    public DateOnly? InsuredUntil { get; init; }

    /// <summary>Typed by the head as a signature under the papers that the region asks for.</summary>
    public string? Signature { get; init; }

    public bool ConfirmsLawsAndGuidelines { get; init; }

    public bool AcceptsPolicy { get; init; }

    public bool SignsPledge { get; init; }

    /// <summary>
    /// The editions of policy and guidelines that the signer was shown; what is in force when it is saved, where nobody says.
    /// </summary>
    public string? Editions { get; init; }

    private bool PrintMembers(StringBuilder text) => text.Append("Users = ").Append(Users.Count) is not null;
}

/// <summary>One line of the list of users.</summary>
public sealed record ListedUser(string Name, string? Kana, Gender? Gender, Profession Profession, string? OtherProfession, string Mail)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Profession = ").Append(Profession) is not null;
}
