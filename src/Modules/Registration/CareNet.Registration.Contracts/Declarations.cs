using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// A person's own declaration of use, where the region asks each user for one. Answered with a <see cref="Result{T}"/> of
/// <see cref="DeclarationSheet"/>.
/// </summary>
public sealed record GetDeclaration(PersonId Actor);

public sealed record DeclarationSheet(
    RegionCode Region,
    string Title,
    string Addressee,
    string Name,
    Profession Profession,
    string? OtherProfession,
    string FacilityName,
    string FacilityPhone,
    string Mail,
    string PolicyEdition,
    DateTimeOffset? FiledAt,
    DateTimeOffset? AcceptedAt
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Region) is not null;
}

/// <summary>The person declares the use; the typed name is the signature. Answered with a <see cref="Result"/>.</summary>
public sealed record FileDeclaration(PersonId Actor, string TypedName, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor) is not null;
}

/// <summary>The association has the declaration, filed here or on paper. Answered with a <see cref="Result"/>.</summary>
public sealed record AcceptDeclaration(PersonId Actor, RegionCode Region, PersonId Person, AuditOrigin? Origin = null);

/// <summary>
/// Users of a region whose declaration waits or is missing, for its secretariat. Answered with a <see cref="Result{T}"/> of
/// <see cref="DeclarationList"/>.
/// </summary>
public sealed record ListDeclarations(PersonId Actor, RegionCode Region, int Page);

public sealed record DeclarationList(RegionCode Region, string Title, IReadOnlyList<DeclarationRow> Lines, int Page, bool HasMore)
{
    public const int Size = 50;

    private bool PrintMembers(StringBuilder text) => text.Append(Region) is not null;
}

public sealed record DeclarationRow(PersonId Person, string Name, string FacilityName, DateTimeOffset? FiledAt)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}
