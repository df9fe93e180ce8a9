using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Staff;

namespace CareNet.Registration.Departures;

/// <summary>Reads from a region's policy how a departure goes.</summary>
internal static class DepartureRules
{
    private const int MostDaysAhead = 366;

    /// <summary>A rule speaks of lent devices when somebody leaves: then the departure needs its checklist.</summary>
    [Rule("misato/notes-3-7", How = "enforce"), Rule("nishitokyo/notes-3-7", How = "enforce")]
    public static bool NeedsChecklist(RegionPolicy? policy) =>
        policy?.Rules.Any(rule => rule.Topics.Contains("leaving") && rule.Topics.Contains("device")) is true;

    /// <summary>
    /// Decides whether a departure closes the account. Where only the holder deletes it, somebody else's wish is a request to the
    /// secretariat.
    /// </summary>
    [Rule("okayama/5", How = "enforce"), Rule("misato/local-3", How = "enforce"), Rule("osaki/8-2-1", How = "enforce")]
    public static (bool Closes, bool AsksSecretariat) Account(RegionPolicy? policy, bool isLast, bool isOwnWish, bool isSecretariatsWish)
    {
        var holderOnly = StaffRules.HolderDeletes(policy) && !isOwnWish && !isSecretariatsWish;
        return (
            isLast && !holderOnly,
            isLast && !isSecretariatsWish && (holderOnly || (StaffRules.SecretariatDeletesIds(policy) && !isOwnWish))
        );
    }

    /// <summary>
    /// The region's rules that end the account and all groups of a person who leaves, as CareNet's own rule does everywhere. They are named
    /// with the receipt, each for whom it speaks of.
    /// </summary>
    [
        Rule("misato/9-2", How = "enforce"),
        Rule("nishitokyo/9-2", How = "enforce"),
        Rule("misato/form-3-4", How = "enforce"),
        Rule("misato/form-2-4", How = "enforce")
    ]
    public static IReadOnlyList<string> Ordering(RegionPolicy? policy, bool isFacility) =>
        [
            .. (policy?.Rules ?? [])
                .Where(rule =>
                    rule.Topics.Contains("leaving")
                    && (rule.Topics.Contains("confidentiality") || rule.Topics.Contains("account"))
                    && !rule.Actor.Contains(isFacility ? PolicyRole.User : PolicyRole.FacilityHead)
                )
                .Select(rule => rule.Id),
        ];

    public static bool IsDayPossible(DateOnly day, TimeProvider clock) => RegionDay.At(clock).DaysUntil(day) is >= 0 and <= MostDaysAhead;

    /// <summary>At once on the same day; otherwise when the last day is over, by the region's clock.</summary>
    public static DateTimeOffset MomentOf(DateOnly lastDay, TimeProvider clock) =>
        RegionDay.At(clock).Today == lastDay ? clock.GetUtcNow() : RegionDay.At(clock).EndOf(lastDay);
}
