using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Security.Contracts;

/// <summary>
/// Several people use one account, where the region tolerates that: with a reason, all their names, and the name of the facility's head,
/// who accepts that the facility answers for it. Answered with a <see cref="Result{T}"/> of the id.
/// </summary>
public sealed record DeclareSharedAccount(
    FacilityId Facility,
    PersonId Account,
    string? Reason,
    IReadOnlyList<PersonId> Users,
    string? AcceptedByHead,
    string? Key,
    PersonId Actor,
    AuditOrigin Origin
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Account) is not null;
}

/// <summary>From now on one person uses it again. Answered with a <see cref="Result"/>.</summary>
public sealed record EndSharedAccount(SharedAccountId Id, PersonId Actor, AuditOrigin Origin);

/// <summary>Those of a facility, or of a region for its secretariat. Answered with a list of <see cref="SharedAccountRow"/>.</summary>
public sealed record ListSharedAccounts(FacilityId? Facility, RegionCode? Region, PersonId Actor);

public sealed record SharedAccountRow(
    SharedAccountId Id,
    FacilityId Facility,
    PersonId Account,
    string Reason,
    IReadOnlyList<PersonId> Users,
    string AcceptedByHead,
    PersonId DeclaredBy,
    DateTimeOffset At
)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Id) is not null;
}

/// <summary>For whoever stores a post: is this account used by several people? Answered with a <see cref="SharedUse"/>.</summary>
public sealed record GetSharedUse(PersonId Account);

/// <summary>
/// Says whether several people use an account. If <see cref="NamesWriter"/> is true, a post says which of the users wrote it, with
/// profession and name.
/// </summary>
public sealed record SharedUse(bool IsShared, bool NamesWriter, IReadOnlyList<PersonId> Users);
