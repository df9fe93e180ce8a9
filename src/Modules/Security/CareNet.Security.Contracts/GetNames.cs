using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>
/// The names of people and facilities for this reader. At most 200 people and 200 facilities at once. Names come only of those whom the
/// reader may know: people of the same facility, and of a region in which the reader holds an office. Answered with
/// <see cref="NamesForReader"/>.
/// </summary>
public sealed record GetNames(PersonId Reader, IReadOnlyList<PersonId> People, IReadOnlyList<FacilityId> Facilities)
{
    public const int Most = 200;
}

public sealed record NamesForReader(IReadOnlyList<NamedPerson> People, IReadOnlyList<NamedFacility> Facilities);

/// <summary>Without a name <see cref="As"/> says what can be said.</summary>
public sealed record NamedPerson(PersonId Person, string? Name, NameVisibility As)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

public sealed record NamedFacility(FacilityId Facility, string Name)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

public enum NameVisibility
{
    /// <summary>The reader may know them.</summary>
    Known,

    /// <summary>Somebody of the reader's region's office.</summary>
    Secretariat,
    Committee,

    /// <summary>Of another facility or region.</summary>
    Elsewhere,
}
