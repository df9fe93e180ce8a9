using System.Text;
using System.Text.Json.Serialization;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct MeasureId(Guid Value) : IId<MeasureId>
{
    public static MeasureId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out MeasureId id) => Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}

/// <summary>What can be done about somebody who breaks the policy, in the order of weight.</summary>
public enum MeasureKind
{
    WarnAndInstruct,
    Suspend,
    RestrictOrForbidUse,
    ExpelFromGroup,
    DeleteRegistration,
}

public enum MeasureGround
{
    Misuse,
    IntentionalLeak,
    UseAgainstPolicyLawOrPublicOrder,
    WarningNotFollowed,
}

/// <summary>
/// Decides on a measure; the region's policy says who may. Where it names two, this one decides and the other carries out.
/// Answered with a <see cref="Result{T}"/> of <see cref="MeasureId"/>.
/// </summary>
public sealed record DecideMeasure(
    PersonId Actor,
    RegionCode Region,
    PersonId Person,
    MeasureKind Kind,
    MeasureGround Ground,
    string Facts,
    DateOnly? Until,
    MeasureId? Warning,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Person).Append(", ").Append(Kind) is not null;
}

/// <summary>What the one decided, the other does. Answered with a <see cref="Result"/>.</summary>
public sealed record CarryOutMeasure(PersonId Actor, MeasureId Measure, AuditOrigin? Origin = null);

/// <summary>The person has read the measure and may reply. Answered with a <see cref="Result"/>.</summary>
public sealed record ConfirmMeasure(PersonId Actor, MeasureId Measure, string? Reply, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Measure) is not null;
}

/// <summary>Ends a restriction before its day. Answered with a <see cref="Result"/>.</summary>
public sealed record LiftMeasure(PersonId Actor, MeasureId Measure, string Reason, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Measure) is not null;
}

/// <summary>
/// A month of a region's measures, for its offices; a person's own for the person. Answered with a <see cref="Result{T}"/> of
/// <see cref="MeasureList"/>.
/// </summary>
public sealed record GetMeasures(PersonId Actor, RegionCode Region, int Year, int Month);

/// <summary>Those about the actor. Answered with a <see cref="MeasureList"/>.</summary>
public sealed record GetMyMeasures(PersonId Actor);

public sealed record MeasureList(RegionCode? Region, IReadOnlyList<MeasureEntry> Measures);

public sealed record MeasureEntry(
    MeasureId Id,
    PersonId Person,
    string Name,
    MeasureKind Kind,
    MeasureGround Ground,
    string Facts,
    DateTimeOffset DecidedAt,
    string DecidedByName,
    DateTimeOffset? Until,
    DateTimeOffset? CarriedOutAt,
    DateTimeOffset? ConfirmedAt,
    string? Reply,
    DateTimeOffset? LiftedAt
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>A measure removes the person from groups: Groups carries it out.</summary>
public sealed record GroupExpulsionDue(PersonId Person, RegionCode Region, MeasureId Measure, DateTimeOffset At);

/// <summary>The last day of a restriction is over.</summary>
public sealed record RestrictionEndDue(MeasureId Measure);

/// <summary>What the actor may decide on in a region. Answered with <see cref="MeasuresProvidedHere"/>.</summary>
public sealed record WhichMeasures(PersonId Actor, RegionCode Region, PersonId Person);

public sealed record MeasuresProvidedHere(IReadOnlyList<MeasureChoice> Choices, IReadOnlyList<MeasureEntry> Warnings);

public sealed record MeasureChoice(MeasureKind Kind, MeasureGround Ground, bool IsCarriedOutByAnother);

/// <summary>
/// One measure, for the region's offices and for whoever decides or carries it out. Answered with a <see cref="Result{T}"/> of
/// <see cref="MeasureSheet"/>.
/// </summary>
public sealed record GetMeasure(PersonId Actor, MeasureId Measure);

public sealed record MeasureSheet(
    MeasureEntry Entry,
    RegionCode Region,
    bool MayCarryOut,
    bool MayLift,
    bool IsForOffices,
    string? CarriedOutByName,
    string? LiftedByName,
    string? LiftedBecause,
    MeasureId? Warning
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Entry.Id) is not null;
}

/// <summary>
/// Those of the last year that the actor decided, carries out or may end, and where he may decide on one. Answered with
/// <see cref="MeasureBoard"/>.
/// </summary>
public sealed record GetMeasuresInHand(PersonId Actor);

public sealed record MeasureBoard(
    IReadOnlyList<MeasureEntry> ToCarryOut,
    IReadOnlyList<MeasureEntry> Others,
    IReadOnlyList<RegionCode> MayDecideIn
);
