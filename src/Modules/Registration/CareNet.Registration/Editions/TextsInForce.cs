using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Editions;

/// <summary>A text of today with its version, and the rules that ask for it.</summary>
internal sealed record TextInForce(AcceptedText What, string Version, Phrase Title, IReadOnlyList<Phrase> Points, string Body, IReadOnlyList<string> Rules);

/// <summary>
/// Which texts the people of a facility are asked to accept today. A released edition, a new rule or another role is another version,
/// and so asks again by itself.
/// </summary>
public sealed class TextsInForce(RegistrationContext context, PoliciesInForce policies)
{
    internal async Task<IReadOnlyList<TextInForce>> For(RegionCode region, FacilityId facility, FacilityRole role, CancellationToken ct)
    {
        if (policies.Of(region.Value) is not { } policy)
        {
            return [];
        }

        List<TextInForce> texts = [.. OfPolicy(policy, role)];
        if (policy.Settings.FurtherRules.By.Is(PolicyRole.Facility) && await Newest(rule => rule.Facility == facility, ct) is { } own)
        {
            texts.Add(Further(AcceptedText.FacilityRules, own, policy));
        }

        if (policy.Settings.FurtherRules.By.Is(PolicyRole.Committee) && await Newest(rule => rule.Facility == null && rule.Region == region, ct) is { } operating)
        {
            texts.Add(Further(AcceptedText.OperatingRules, operating, policy));
        }

        return texts;
    }

    /// <summary>The policy is accepted where the region names laws and guidelines to confirm; the points to note where a rule asks each role to keep them in mind.</summary>
    [Rule("osaki/preamble", How = "record"), Rule("osaki/5", How = "enforce"), Rule("osaki/10", How = "record"), Rule("okayama/3-1", How = "record")]
    [Rule("misato/2", How = "record"), Rule("nishitokyo/2", How = "record"), Rule("misato/10", How = "record"), Rule("nishitokyo/10", How = "record")]
    internal static IEnumerable<TextInForce> OfPolicy(RegionPolicy policy, FacilityRole role)
    {
        if (policy.Settings.Guidelines is { IsStated: true } guidelines)
        {
            yield return new(
                AcceptedText.Edition, policy.Edition.Id, new($"{policy.Title}（{policy.Edition.Name.Ja}）", $"{policy.Title} ({policy.Edition.Name.En})"),
                [.. policy.Rules.Where(rule => guidelines.Rules.Contains(rule.Id)).Select(rule => rule.Text)], "", guidelines.Rules);
        }

        var notes = policy.Rules.Where(rule => rule.Topics.Contains("guideline") && rule.Topics.Contains("roles")).ToList();
        if (notes.Count > 0)
        {
            yield return new(
                AcceptedText.PointsToNote, $"{policy.Edition.Id}/{role}", new("留意事項", "Points to note"),
                [.. PointsFor(policy, role)], "", [.. notes.Select(rule => rule.Id)]);
        }
    }

    private static IEnumerable<Phrase> PointsFor(RegionPolicy policy, FacilityRole role) => policy.Rules
        .Where(rule => rule.Key.StartsWith("notes", StringComparison.Ordinal) && rule.Actor.Contains(role == FacilityRole.Member ? PolicyRole.Member : PolicyRole.FacilityAdmin))
        .Select(rule => rule.Text);

    private static TextInForce Further(AcceptedText what, FurtherRule rule, RegionPolicy policy) => new(
        what, rule.Id.ToString(), new(rule.Title, rule.Title), [], rule.Text, policy.Settings.FurtherRules.By.Rules);

    private Task<FurtherRule?> Newest(System.Linq.Expressions.Expression<Func<FurtherRule, bool>> which, CancellationToken ct) =>
        context.Set<FurtherRule>().AsNoTracking().Where(which).Where(rule => rule.ReleasedAt != null)
            .OrderByDescending(rule => rule.ReleasedAt).FirstOrDefaultAsync(ct);
}
