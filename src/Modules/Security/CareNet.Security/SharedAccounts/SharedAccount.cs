using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Security.SharedAccounts;

/// <summary>One account that several people use, as its facility declared it.</summary>
public sealed class SharedAccount
{
    public required SharedAccountId Id { get; init; }

    public required RegionCode Region { get; init; }

    public required FacilityId Facility { get; init; }

    public required PersonId Account { get; init; }

    public required string Reason { get; init; }

    public required List<Guid> Users { get; init; }

    public required string AcceptedByHead { get; init; }

    public required PersonId DeclaredBy { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Result End(DateTimeOffset now)
    {
        if (EndedAt is not null)
        {
            return SharedAccountErrors.AlreadyEnded;
        }

        EndedAt = now;
        return Result.Ok;
    }
}
