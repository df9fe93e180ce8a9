using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Staff;

/// <summary>Records who has seen which licence for a profession that the person had stated. Rows are only added.</summary>
public sealed class ProfessionCheck
{
    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required Profession Profession { get; init; }

    public required string Licence { get; init; }

    public required PersonId CheckedBy { get; init; }

    public required DateTimeOffset At { get; init; }
}
