using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The cards of these people, for others who see them in a group. At most 200 at once; answered with a <see cref="Result{T}"/> of
/// <see cref="PersonCards"/>. The caller has checked that the reader may see them. Unknown ids have no card.
/// </summary>
public sealed record GetPersonCards(IReadOnlyList<PersonId> People)
{
    public const int Most = 200;
}

public sealed record PersonCards(IReadOnlyList<PersonCard> Cards);

/// <summary>A copy may be kept until <see cref="PersonCardChanged"/> says that it is old; the higher version is the newer one.</summary>
public sealed record PersonCard(
    PersonId Person,
    long Version,
    string Name,
    string? Kana,
    Profession Profession,
    string? OtherProfession,
    FacilityId? Facility,
    string? FacilityName,
    bool HasPhoto
)
{
    /// <summary>Stated by the person, and checked by nobody yet: whoever shows the profession says so beside it.</summary>
    public bool WaitsForProfessionCheck { get; init; }

    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

public sealed record Photo(byte[] Content, string MediaType)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Content.Length) is not null;
}

/// <summary>
/// A person belongs, or no longer belongs, into the groups that a region has for everybody or for doctors; the module Groups carries it
/// out.
/// </summary>
public sealed record RegionGroupsDue(PersonId Person, RegionCode Region, bool AllUsersGroup, bool DoctorsGroup, DateTimeOffset At);
