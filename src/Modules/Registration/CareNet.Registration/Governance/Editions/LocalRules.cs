using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

internal static class LocalRules
{
    /// <summary>The last word on each rule.</summary>
    public static async Task<IReadOnlyDictionary<string, LocalRuleSwitch>> LastAsync(
        RegistrationContext context,
        RegionCode region,
        CancellationToken ct
    ) =>
        (
            await context
                .Set<LocalRuleSwitch>()
                .FromSql(
                    $"""
                    SELECT DISTINCT ON (rule) * FROM registration.local_rule_switches WHERE region = {region.Value}
                        ORDER BY rule, at DESC, id DESC
                    """
                )
                .AsNoTracking()
                .ToListAsync(ct)
        ).ToDictionary(change => change.Rule);

    public static async Task<IReadOnlyCollection<string>> OffAsync(RegistrationContext context, RegionCode region, CancellationToken ct) =>
        [.. (await LastAsync(context, region, ct)).Values.Where(change => !change.IsOn).Select(change => change.Rule)];

    /// <summary>
    /// The rules that can be switched. A rule that is off is no longer among those in force, so they are read from the file in place.
    /// </summary>
    public static async Task<IReadOnlyList<PolicyRule>> InPlaceAsync(
        RegistrationContext context,
        EditionPacks packs,
        RegionCode region,
        CancellationToken ct
    ) => [.. (await CurrentPack.Of(context, packs, region, before: null, ct))?.Pack.Newest.Rules.Where(rule => rule.IsDraft) ?? []];
}
