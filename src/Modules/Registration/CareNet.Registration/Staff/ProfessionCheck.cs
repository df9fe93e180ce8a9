using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Staff;

/// <summary>Who has seen which licence for the profession that a person had stated. Only added to.</summary>
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
