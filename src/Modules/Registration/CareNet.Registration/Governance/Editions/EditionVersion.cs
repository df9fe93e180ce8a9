using CareNet.Registration.Contracts;
using CareNet.Registration.Guidelines;

namespace CareNet.Registration.Governance;

/// <summary>
/// The version of what somebody confirms: the edition of the policy with those of the guidelines that the secretariat has registered. A new
/// one of either asks again.
/// </summary>
internal static class EditionVersion
{
    public static string Of(string policyEdition, IEnumerable<GuidelineView> guidelines) =>
        string.Join(
            ' ',
            guidelines
                .Where(work => work.Edition is not null && work.Work != GuidelinesInForce.OwnPolicy)
                .Select(work => $"{work.Work}@{work.Edition}")
                .Prepend(policyEdition)
        );

    /// <summary>Of the two papers that a head signs with the application.</summary>
    public static string OfPapers(string policyEdition, string? guidelines) =>
        string.Join(
            ' ',
            (guidelines ?? "")
                .Split(", ")
                .Where(work =>
                    work.Contains('@', StringComparison.Ordinal)
                    && !work.StartsWith($"{GuidelinesInForce.OwnPolicy}@", StringComparison.Ordinal)
                )
                .Prepend(policyEdition)
        );
}
