using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using CareNet.Registration.Guidelines;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Acceptances;

/// <summary>A text of today with its version, and the rules that ask for it.</summary>
internal sealed record TextInForce(
    AcceptedText What,
    string Version,
    Phrase Title,
    IReadOnlyList<Phrase> Points,
    string Body,
    IReadOnlyList<string> Rules
);

/// <summary>
/// Which texts the people of a facility, and who holds an office of the region, are asked to accept today. A released edition of the
/// policy or of a guideline, a new rule or another role is another version, and so asks again by itself.
/// </summary>
public sealed class TextsInForce(RegistrationContext context, PoliciesInForce policies, GuidelinesInForce guidelines)
{
    private readonly Dictionary<RegionCode, IReadOnlyList<GuidelineView>> named = [];

    /// <summary>Without a role: for an office of the region.</summary>
    internal async Task<IReadOnlyList<TextInForce>> For(RegionCode region, FacilityId? facility, FacilityRole? role, CancellationToken ct)
    {
        if (policies.Of(region.Value) is not { } policy)
        {
            return [];
        }

        if (!named.TryGetValue(region, out var works))
        {
            named[region] = works = await guidelines.Of(policy, ct);
        }

        List<TextInForce> texts = [.. OfPolicy(policy, role, works)];
        if (
            facility is not null
            && policy.Settings.FurtherRules.By.Is(PolicyRole.Facility)
            && await Newest(rule => rule.Facility == facility, ct) is { } own
        )
        {
            texts.Add(Further(AcceptedText.FacilityRules, own, policy));
        }

        if (
            policy.Settings.FurtherRules.By.Is(PolicyRole.Committee)
            && await Newest(rule => rule.Facility == null && rule.Region == region, ct) is { } operating
        )
        {
            texts.Add(Further(AcceptedText.OperatingRules, operating, policy));
        }

        return texts;
    }

    /// <summary>
    /// The policy is accepted where the region names laws and guidelines to confirm; the points to note where a rule asks each role to keep
    /// them in mind.
    /// </summary>
    [
        Rule("osaki/preamble", How = "record"),
        Rule("osaki/5", How = "enforce"),
        Rule("osaki/10", How = "record"),
        Rule("okayama/3-1", How = "record")
    ]
    [
        Rule("misato/2", How = "record"),
        Rule("nishitokyo/2", How = "record"),
        Rule("misato/10", How = "record"),
        Rule("nishitokyo/10", How = "record")
    ]
    private static IEnumerable<TextInForce> OfPolicy(RegionPolicy policy, FacilityRole? role, IReadOnlyList<GuidelineView> works)
    {
        if (policy.Settings.Guidelines is { IsStated: true } named)
        {
            yield return new(
                AcceptedText.Edition,
                EditionVersion.Of(policy.Edition.Id, works),
                new($"{policy.Title}（{policy.Edition.Name.Ja}）", $"{policy.Title} ({policy.Edition.Name.En})"),
                [.. policy.Rules.Where(rule => named.Rules.Contains(rule.Id)).Select(rule => rule.Text), .. works.Select(Named)],
                "",
                [.. named.Rules, .. ForEverybody(policy)]
            );
        }

        if (role is null)
        {
            yield break;
        }

        var notes = policy.Rules.Where(rule => rule.Topics.Contains("guideline") && rule.Topics.Contains("roles")).ToList();
        if (notes.Count > 0)
        {
            yield return new(
                AcceptedText.PointsToNote,
                $"{policy.Edition.Id}/{role}",
                new("留意事項", "Points to note"),
                [.. PointsFor(policy, role.Value)],
                "",
                [.. notes.Select(rule => rule.Id)]
            );
        }
    }

    private static Phrase Named(GuidelineView work) =>
        work.Edition is null ? work.Name : new($"{work.Name.Ja}（{work.Edition}）", $"{work.Name.En} ({work.Edition})");

    /// <summary>Rules that bind every user without naming a duty of a kind: whom the policy is for.</summary>
    private static IEnumerable<string> ForEverybody(RegionPolicy policy) =>
        from rule in policy.Rules
        where rule.Topics is ["roles"] && rule.Actor is [PolicyRole.User]
        select rule.Id;

    private static IEnumerable<Phrase> PointsFor(RegionPolicy policy, FacilityRole role) =>
        policy
            .Rules.Where(rule =>
                rule.Key.StartsWith("notes", StringComparison.Ordinal)
                && rule.Actor.Contains(role == FacilityRole.Staff ? PolicyRole.User : PolicyRole.FacilityAdministrator)
            )
            .Select(rule => rule.Text);

    private static TextInForce Further(AcceptedText what, FurtherRule rule, RegionPolicy policy) =>
        new(what, rule.Id.ToString(), new(rule.Title, rule.Title), [], rule.Text, policy.Settings.FurtherRules.By.Rules);

    private Task<FurtherRule?> Newest(System.Linq.Expressions.Expression<Func<FurtherRule, bool>> which, CancellationToken ct) =>
        context
            .Set<FurtherRule>()
            .AsNoTracking()
            .Where(which)
            .Where(rule => rule.ReleasedAt != null)
            .OrderByDescending(rule => rule.ReleasedAt)
            .FirstOrDefaultAsync(ct);
}
