using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>Everything that still stands between an application and its approval, in the order in which people mend it.</summary>
internal static class Obstacles
{
    [
        Rule("misato/2", How = "enforce"),
        Rule("misato/3", How = "enforce"),
        Rule("misato/7", How = "enforce"),
        Rule("misato/form-2", How = "record")
    ]
    [Rule("nishitokyo/2", How = "enforce"), Rule("nishitokyo/3", How = "enforce"), Rule("nishitokyo/7", How = "enforce")]
    [
        Rule("okayama/3", How = "enforce"),
        Rule("okayama/3-2", How = "enforce"),
        Rule("osaki/5", How = "enforce"),
        Rule("osaki/8-2-1", How = "enforce")
    ]
    [
        Rule("osaki/9", How = "enforce"),
        Rule("osaki/9-1", How = "enforce"),
        Rule("osaki/9-2", How = "enforce"),
        Rule("misato/local-9", How = "enforce")
    ]
    public static IEnumerable<Error> Of(
        ApplicationForm form,
        ApplicationRequirements admission,
        IReadOnlyCollection<PaperKind> filed,
        bool explained
    )
    {
        if (admission.IsExplainedFirst && !explained)
        {
            yield return ApplicationErrors.NotExplained;
        }

        if (!Admits(admission, form.Kind))
        {
            yield return ApplicationErrors.KindRefused;
        }

        if (admission.Grounds.Count > 0 && (form.Ground is null || string.IsNullOrWhiteSpace(form.GroundText)))
        {
            yield return ApplicationErrors.GroundMissing;
        }

        if (form.Ground == EligibilityGround.IntegratedCareInCity && !LiesIn(admission.City, form.Address))
        {
            yield return ApplicationErrors.OutsideCity;
        }

        if (form.Users.Count == 0 || (admission.NeedsAdministrator && form.Users.All(user => user.Mail != form.AdministratorMail)))
        {
            yield return ApplicationErrors.AdministratorMissing;
        }

        foreach (var missing in Missing(admission, filed))
        {
            yield return Error(missing);
        }
    }

    public static IEnumerable<PaperKind> Missing(ApplicationRequirements admission, IReadOnlyCollection<PaperKind> filed) =>
        admission.Papers.Select(paper => paper.Kind).Where(kind => !filed.Contains(kind));

    public static bool Admits(ApplicationRequirements admission, FacilityKind? kind) =>
        kind is { } named && (admission.Kinds.Count == 0 || admission.Kinds.Contains(named));

    public static bool LiesIn(string? city, string? address) =>
        city is null || (address ?? "").Folded().Contains(city, StringComparison.Ordinal);

    private static Error Error(PaperKind kind) =>
        kind switch
        {
            PaperKind.Application => ApplicationErrors.ApplicationMissing,
            PaperKind.FacilityPledge => ApplicationErrors.PledgeMissing,
            PaperKind.LawsAndGuidelines => ApplicationErrors.ConfirmationMissing,
            _ => ApplicationErrors.AcceptanceMissing,
        };
}
