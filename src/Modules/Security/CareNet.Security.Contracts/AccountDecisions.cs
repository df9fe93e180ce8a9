using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

public enum AccountDecisionKind
{
    /// <summary>Reads, and writes nothing.</summary>
    ReadingOnly,
    Suspended,
    Restored,

    /// <summary>Second factor and password start anew: <see cref="RecoverAccount"/>.</summary>
    Recovered,

    /// <summary>The waiting time after failures ended early: <see cref="ReleaseLock"/>.</summary>
    Unlocked,
}

/// <summary>
/// By an administrator or head of one of the person's facilities, or the secretariat of the region; for anybody else the account is
/// absent. Answered with a <see cref="Result"/>.
/// </summary>
public sealed record DecideOnAccount(PersonId Person, AccountDecisionKind Decision, string Reason, PersonId Actor, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person).Append(", ").Append(Decision) is not null;
}

/// <summary>
/// The accounts of a facility, for those who run it. Answered with a <see cref="Result{T}"/> of <see cref="AccountList"/>.
/// </summary>
public sealed record ListAccounts(FacilityId Facility, PersonId Actor);

public sealed record AccountList(IReadOnlyList<AccountRow> Accounts);

public sealed record AccountRow(
    PersonId Person,
    string MailAddress,
    string State,
    bool HasSecondFactor,
    DateTimeOffset? LastSignInAt,
    bool IsUnused,
    bool IsLocked
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>
/// The secretariat's choice where its region's text is older than public guidance, or wants a second factor of everybody. Answered with a
/// <see cref="Result"/>.
/// </summary>
public sealed record SetRegionSecurity(RegionCode Region, bool FollowsGuideline, bool FactorRequired, PersonId Actor, AuditOrigin Origin);

/// <summary>
/// Asks for a region's own security settings. Answered with a <see cref="Result{T}"/> of <see
/// cref="RegionSecurityView"/>.
/// </summary>
public sealed record GetRegionSecurity(RegionCode Region, PersonId Actor);

public sealed record RegionSecurityView(bool FollowsGuideline, bool FactorRequired, PersonId? ChosenBy, DateTimeOffset? ChosenAt);

/// <summary>A facility asks a second factor of its people. Answered with a <see cref="Result"/>.</summary>
public sealed record SetFacilitySecurity(FacilityId Facility, bool FactorRequired, PersonId Actor, AuditOrigin Origin);

/// <summary>
/// From which lines the people of a facility sign in: addresses and networks, one a line; none is everywhere. Answered with a
/// <see cref="Result"/>.
/// </summary>
public sealed record ChooseFacilityNetworks(FacilityId Facility, string? Networks, bool AllowsMobile, PersonId Actor, AuditOrigin Origin)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Facility) is not null;
}

/// <summary>
/// The requirements that a facility sets for its people's sign-ins. Answered with a <see cref="Result{T}"/> of
/// <see cref="FacilitySecurityView"/>.
/// </summary>
public sealed record GetFacilitySecurity(FacilityId Facility, PersonId Actor);

public sealed record FacilitySecurityView(bool FactorRequired, IReadOnlyList<string> Networks, bool AllowsMobile)
{
    private bool PrintMembers(StringBuilder text) => text.Append(FactorRequired) is not null;
}
