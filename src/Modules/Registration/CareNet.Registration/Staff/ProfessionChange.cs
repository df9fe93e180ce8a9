using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Staff;

/// <summary>A person's profession became another; the administrator sees when.</summary>
public sealed class ProfessionChange
{
    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required Profession Before { get; init; }

    public required Profession After { get; init; }

    public required PersonId ChangedBy { get; init; }

    public required DateTimeOffset At { get; init; }
}
