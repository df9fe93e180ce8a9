using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.Guidelines;

namespace CareNet.Registration.Applications;

/// <summary>
/// The requirements that a region sets for an applicant, read from its policy in force. Where nobody says anything, nothing is asked.
/// </summary>
public sealed partial class ApplicationRules(PoliciesInForce policies, GuidelinesInForce guidelines)
{
    public async Task<ApplicationRequirements?> Of(RegionCode region, CancellationToken ct) =>
        policies.Of(region.Value) is { } policy ? View(policy, await guidelines.Of(policy, ct)) : null;

    [Rule("misato/local-9", How = "enforce"), Rule("osaki/9", How = "enforce"), Rule("miyazaki/leak-4", How = "record")]
    private static ApplicationRequirements View(RegionPolicy policy, IReadOnlyList<GuidelineView> guidelines)
    {
        var settings = policy.Settings;
        return new(
            Kinds: settings.EligibleFacilityTypes.IsKnown ? [.. settings.EligibleFacilityTypes.Value.Select(KindOf)] : [],
            Grounds: settings.EligiblePersons.IsKnown ? [.. settings.EligiblePersons.Value.Select(GroundOf)] : [],
            City: CityName().Match(policy.Association.Ja) is { Success: true } city ? city.Value : null,
            AsksGender: policy.RulesOn("form").Any(rule => rule.Topics.Contains("registration") && rule.Fields.Contains("users.sex")),
            AsksInsurance: settings.Insurance.IsKnown,
            NeedsAdministrator: settings.FacilityAdmin.Required.Or(false),
            // A region that says who decides has the steps told in their order: explained, applied, decided, ID given.
            IsExplainedFirst: settings.Application.DecidedBy.IsStated,
            Papers: [.. Papers(policy, guidelines)],
            guidelines,
            PolicyEdition: policy.Edition.Id,
            Desk: settings.ContactDesk.IsKnown ? settings.ContactDesk.Value : null,
            Addressee: policy.Association.Ja
        );
    }

    [
        Rule("misato/3"),
        Rule("nishitokyo/3"),
        Rule("misato/form-2", How = "record"),
        Rule("okayama/3-2", How = "enforce"),
        Rule("misato/2", How = "enforce")
    ]
    [Rule("nishitokyo/2", How = "enforce"), Rule("osaki/10", How = "record"), Rule("okayama/3-1", How = "record")]
    private static IEnumerable<PaperView> Papers(RegionPolicy policy, IReadOnlyList<GuidelineView> guidelines)
    {
        var (application, pledge) = (policy.Settings.Application.Forms, policy.Settings.Pledges.Facility);
        if (application.IsKnown && application.Value.FirstOrDefault(title => !pledge.Is(title)) is { } form)
        {
            yield return new(PaperKind.Application, form, application.Rules);
        }

        if (pledge.IsKnown)
        {
            yield return new(PaperKind.FacilityPledge, pledge.Value, pledge.Rules);
        }

        if (guidelines.Count > 0)
        {
            yield return new(PaperKind.LawsAndGuidelines, "法令と指針の確認", policy.Settings.Guidelines.Rules);
        }

        // No network without its rules: where the document has no word on accepting it, this is CareNet's own wish.
        yield return new(PaperKind.PolicyAcceptance, "運用ポリシーの承諾", [.. policy.RulesOn("revision").Select(rule => rule.Id)]);
    }

    private static FacilityKind KindOf(FacilityType type) => Enum.Parse<FacilityKind>(type.ToString());

    private static EligibilityGround GroundOf(Eligibility eligibility) =>
        eligibility switch
        {
            Eligibility.IntegratedCareWorkInCity => EligibilityGround.IntegratedCareInCity,
            Eligibility.MedicalOrCareStaffOutsideCityNeedingCollaboration => EligibilityGround.OutsideCityNeedingCollaboration,
            _ => EligibilityGround.ApprovedBySecretariat,
        };

    // 一般社団法人 大崎市医師会 names its city.
    [GeneratedRegex(@"[^\s人]+?[市区町村](?=郡?医師会)")]
    private static partial Regex CityName();
}
