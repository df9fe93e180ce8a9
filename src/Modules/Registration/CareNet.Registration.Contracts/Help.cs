using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// The guidelines that a region follows, each with its edition in force; for everybody. Answered with <see cref="GuidelineList"/>.
/// </summary>
public sealed record GetGuidelines(RegionCode Region);

public sealed record GuidelineList(IReadOnlyList<GuidelineView> Guidelines, IReadOnlyList<string> Rules);

/// <summary>
/// Whom somebody of a region calls: the administrators of the own facilities, and the people of the secretariat. Answered with a
/// <see cref="Result{T}"/> of <see cref="CallList"/>.
/// </summary>
public sealed record GetCallList(PersonId Actor, RegionCode Region);

public sealed record CallList(
    RegionCode Region,
    IReadOnlyList<FacilityToCall> Facilities,
    IReadOnlyList<string> Secretariat,
    IReadOnlyList<string> Committee
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Region) is not null;
}

public sealed record FacilityToCall(FacilityId Id, string Name, string Phone, string HeadName, IReadOnlyList<string> Administrators)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>
/// The exercises of the region's own training, one after another, for whoever is new there. Answered with a <see cref="Result{T}"/> of
/// <see cref="Tour"/>.
/// </summary>
public sealed record GetTour(PersonId Actor);

public sealed record Tour(RegionCode Region, string Rule, Phrase Text, IReadOnlyList<TourStep> Steps, TrainingId? ToFinish)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Region) is not null;
}

public sealed record TourStep(string Id, Phrase Text, bool IsDone)
{
    private bool PrintMembers(StringBuilder text) => text.Append(IsDone) is not null;
}
