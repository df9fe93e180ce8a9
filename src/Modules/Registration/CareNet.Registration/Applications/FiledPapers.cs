using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>The papers that the head signs with the form, each with the edition to which it refers.</summary>
internal static class FiledPapers
{
    [
        Rule("misato/2", How = "record"),
        Rule("nishitokyo/2", How = "record"),
        Rule("misato/3", How = "record"),
        Rule("nishitokyo/3", How = "record")
    ]
    [Rule("misato/form-2", How = "record"), Rule("misato/revisions", How = "record"), Rule("nishitokyo/revisions", How = "record")]
    [Rule("osaki/revisions", How = "record"), Rule("osaki/preamble", How = "record"), Rule("osaki/10", How = "record")]
    [Rule("okayama/3-1", How = "record"), Rule("okayama/3-2", How = "record")]
    public static async Task Sign(
        UsageApplication application,
        ApplicationRequirements admission,
        ApplicationStore store,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var japan = RegionTime.In("Asia/Tokyo", clock);
        var filed = await store.Papers(application.Id, ct);
        foreach (var paper in admission.Papers.Where(paper => IsSigned(paper.Kind, application.Form)))
        {
            var editions = EditionsOf(paper.Kind, admission);
            // A corrected application is signed again, and so is what was printed in another edition.
            if (
                paper.Kind != PaperKind.Application
                && filed.Any(old => old.Kind == paper.Kind && old.Editions == editions && old.Signer == application.Form.Signature)
            )
            {
                continue;
            }

            store.Context.Add(
                new Paper
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Region = application.Region,
                    Application = application.Id,
                    Kind = paper.Kind,
                    Title = paper.Title,
                    Signer = application.Form.Signature!,
                    SignedOn = japan.Today,
                    Editions = editions,
                    FiledAt = clock.GetUtcNow(),
                }
            );
        }
    }

    /// <summary>The policy by its edition; each guideline by its id, with the edition where one is registered.</summary>
    public static string EditionsOf(PaperKind kind, ApplicationRequirements admission) =>
        kind == PaperKind.LawsAndGuidelines
            ? string.Join(", ", admission.Guidelines.Select(work => work.Edition is null ? work.Work : $"{work.Work}@{work.Edition}"))
            : admission.PolicyEdition;

    private static bool IsSigned(PaperKind kind, ApplicationForm form) =>
        kind switch
        {
            PaperKind.Application => true,
            PaperKind.FacilityPledge => form.SignsPledge,
            PaperKind.LawsAndGuidelines => form.ConfirmsLawsAndGuidelines,
            _ => form.AcceptsPolicy,
        };
}
