using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>A text that people of a region are asked to accept.</summary>
public enum AcceptedText
{
    /// <summary>The policy with the laws and guidelines that it names.</summary>
    Edition,

    /// <summary>The points to note that belong to a role.</summary>
    PointsToNote,

    /// <summary>Further rules that the region's committee has released.</summary>
    OperatingRules,

    /// <summary>Further rules of the own facility.</summary>
    FacilityRules,
}

/// <summary>
/// A person accepts a text in one version, for himself or, as head or administrator, for the facility and himself. Without a facility:
/// as somebody with an office of the region. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record AcceptText(
    PersonId Actor,
    FacilityId? Facility,
    AcceptedText What,
    string Version,
    bool ForFacility,
    RegionCode? Region = null,
    AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).Append(", ").Append(What) is not null;
}

/// <summary>
/// The texts to accept in a facility or, without one, for an office of the region, and those that were accepted. Answered with a
/// <see cref="Result{T}"/> of <see cref="TextsToAccept"/>.
/// </summary>
public sealed record GetTexts(PersonId Actor, FacilityId? Facility, RegionCode? Region = null);

public sealed record TextsToAccept(FacilityId? Facility, RegionCode Region, bool MayAcceptForFacility, IReadOnlyList<TextToAccept> Texts);

public sealed record TextToAccept(
    AcceptedText What,
    string Version,
    Phrase Title,
    IReadOnlyList<Phrase> Points,
    string Body,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? AcceptedForFacilityAt
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(What) is not null;
}
