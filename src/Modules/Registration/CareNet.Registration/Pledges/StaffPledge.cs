using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Pledges;

/// <summary>The pledge of one person to one facility. It is never changed or removed: it holds on after leaving.</summary>
public sealed class StaffPledge
{
    public const int MaxVersionLength = 80;

    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required PledgeKind Kind { get; init; }

    /// <summary>Which words were pledged; empty for one on paper.</summary>
    public required string TextVersion { get; init; }

    /// <summary>As typed, which is the signature.</summary>
    public required string SignedName { get; init; }

    public DateOnly? ExchangedOn { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The person, or the administrator who noted an earlier pledge.</summary>
    public required PersonId RecordedBy { get; init; }

    /// <summary>People type their name with or without a space, in whatever width.</summary>
    public static bool IsSignedBy(string typed, string name) => Letters(typed) is { Length: > 0 } letters && letters == Letters(name);

    private static string Letters(string name) =>
        string.Concat(name.Folded().Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
}
