using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// People of a region by name, for those who may appoint or decide there: at most twenty, or the one who was chosen. Whoever decides
/// without an office finds those about whom he may decide, and has to write the whole name. Answered with a <see cref="Result{T}"/> of
/// <see cref="PeopleMatches"/>.
/// </summary>
public sealed record FindPeople(PersonId Actor, RegionCode Region, string? Words, PersonId? Only = null)
{
    public const int Most = 20;

    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(Region) is not null;
}

public sealed record PeopleMatches(IReadOnlyList<PersonMatch> People, bool WantsWholeName);

public sealed record PersonMatch(PersonId Person, string Name, Profession Profession, string? OtherProfession, string? FacilityName)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}
