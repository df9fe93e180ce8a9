using System.Text;
using System.Text.Json.Serialization;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

[JsonConverter(typeof(IdJson))]
public readonly record struct SanctionId(Guid Value) : IId<SanctionId>
{
    public static SanctionId From(Guid value) => new(value);

    public static bool TryParse(string? text, IFormatProvider? provider, out SanctionId id) => Ids.TryParse(text, out id);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// Decides on a sanction; the region's policy says who may. Where it names two, this one decides and the other carries out.
/// Answered with a <see cref="Result{T}"/> of <see cref="SanctionId"/>.
/// </summary>
public sealed record DecideSanction(
    PersonId Actor,
    RegionCode Region,
    PersonId Person,
    SanctionKind Kind,
    SanctionGround Ground,
    string Facts,
    DateOnly? Until,
    SanctionId? Warning,
    string Key,
    [property: JsonIgnore] AuditOrigin? Origin = null
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Person).Append(", ").Append(Kind) is not null;
}

/// <summary>Carries out a sanction that another office has decided. Answered with a <see cref="Result"/>.</summary>
public sealed record CarryOutSanction(PersonId Actor, SanctionId Sanction, AuditOrigin? Origin = null);

/// <summary>The person has read the sanction and may reply. Answered with a <see cref="Result"/>.</summary>
public sealed record ConfirmSanction(PersonId Actor, SanctionId Sanction, string? Reply, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Sanction) is not null;
}

/// <summary>Ends a restriction before its day. Answered with a <see cref="Result"/>.</summary>
public sealed record LiftSanction(PersonId Actor, SanctionId Sanction, string Reason, AuditOrigin? Origin = null)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Sanction) is not null;
}

/// <summary>
/// A month of a region's sanctions, for its offices; a person's own for the person. Answered with a <see cref="Result{T}"/> of
/// <see cref="SanctionList"/>.
/// </summary>
public sealed record ListSanctions(PersonId Actor, RegionCode Region, int Year, int Month);

/// <summary>Those about the actor. Answered with a <see cref="SanctionList"/>.</summary>
public sealed record ListMySanctions(PersonId Actor);

public sealed record SanctionList(RegionCode? Region, IReadOnlyList<SanctionRow> Sanctions);

public sealed record SanctionRow(
    SanctionId Id,
    PersonId Person,
    string Name,
    SanctionKind Kind,
    SanctionGround Ground,
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

/// <summary>A sanction removes the person from groups: Groups carries it out.</summary>
public sealed record GroupExpulsionDue(PersonId Person, RegionCode Region, SanctionId Sanction, DateTimeOffset At);

/// <summary>The last day of a restriction is over.</summary>
public sealed record RestrictionEndDue(SanctionId Sanction);

/// <summary>Asks for the sanctions that the actor may decide on in a region. Answered with <see cref="SanctionOptions"/>.</summary>
public sealed record GetSanctionOptions(PersonId Actor, RegionCode Region, PersonId Person);

public sealed record SanctionOptions(IReadOnlyList<SanctionOption> Choices, IReadOnlyList<SanctionRow> Warnings);

public sealed record SanctionOption(SanctionKind Kind, SanctionGround Ground, bool IsCarriedOutByAnother);

/// <summary>
/// One sanction, for the region's offices and for whoever decides or carries it out. Answered with a <see cref="Result{T}"/> of
/// <see cref="SanctionView"/>.
/// </summary>
public sealed record GetSanction(PersonId Actor, SanctionId Sanction);

public sealed record SanctionView(
    SanctionRow Entry,
    RegionCode Region,
    bool MayCarryOut,
    bool MayLift,
    bool IsForOffices,
    string? CarriedOutByName,
    string? LiftedByName,
    string? LiftReason,
    SanctionId? Warning
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Entry.Id) is not null;
}

/// <summary>
/// Those of the last year that the actor decided, carries out or may end, and where he may decide on one. Answered with
/// <see cref="HandledSanctions"/>.
/// </summary>
public sealed record ListHandledSanctions(PersonId Actor);

public sealed record HandledSanctions(
    IReadOnlyList<SanctionRow> ToCarryOut,
    IReadOnlyList<SanctionRow> Others,
    IReadOnlyList<RegionCode> MayDecideIn
);

public enum SanctionKind
{
    Suspend,
    RestrictOrForbidUse,
    ExpelFromGroup,
    WarnAndInstruct,
    DeleteRegistration,
}

public enum SanctionGround
{
    Misuse,
    IntentionalLeak,
    UseAgainstPolicyLawOrPublicOrder,
    WarningNotFollowed,
}
