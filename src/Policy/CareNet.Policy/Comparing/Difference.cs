using CareNet.Platform;

namespace CareNet.Policy.Comparing;

public enum DifferenceKind
{
    Added,
    Altered,
    Dropped,
}

/// <summary>One part of a policy that another policy says otherwise, in words. Null where it says nothing.</summary>
public sealed record Difference(Phrase What, Phrase? Before, Phrase? After);

public sealed record RuleDifference(DifferenceKind Kind, string Rule, Phrase Place, IReadOnlyList<Difference> Parts);

public sealed record EditionDifference(DifferenceKind Kind, string Id, Phrase Name, DateOnly? From);

/// <summary>
/// The differences on the days from <see cref="From"/> (null: from the beginning) to the day before <see cref="Until"/> (null: for good).
/// </summary>
public sealed record PeriodDifferences(DateOnly? From, DateOnly? Until, PolicyDifferences What)
{
    public bool Holds(DateOnly day) => (From is null || From <= day) && (Until is null || day < Until);
}
