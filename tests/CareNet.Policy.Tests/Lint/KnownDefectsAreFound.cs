using CareNet.Policy.Lint;

namespace CareNet.Policy.Tests.Lint;

public sealed class KnownDefectsAreFound
{
    private static readonly IReadOnlyList<Finding> Findings = PolicyLint.Of(Packs.Book);

    [Theory]
    [InlineData(FindingKind.DuplicateNumber, "osaki", "osaki/11a osaki/11b", "11")]
    [InlineData(FindingKind.MissingNumbers, "miyazaki", "miyazaki/5", "1, 2, 3, 4, 7")]
    [InlineData(FindingKind.Contradiction, "okayama", "okayama/4-2", "desirable")]
    [InlineData(FindingKind.Contradiction, "misato", "misato/11-2 misato/notes-3-1", "sharing")]
    [InlineData(FindingKind.Contradiction, "misato", "misato/local-6-1 misato/notes-3-1", "whole facility")]
    [InlineData(FindingKind.Contradiction, "misato", "misato/local-1 misato/6", "attending doctor")]
    [InlineData(FindingKind.Contradiction, "misato", "misato/12-9 misato/form-3-2-1", "permission")]
    [InlineData(FindingKind.Contradiction, "miyazaki", "miyazaki/apply miyazaki/15", "blanket")]
    [InlineData(FindingKind.WeakHeading, "misato", "misato/11 misato/11-3", "recommends")]
    [InlineData(FindingKind.WeakHeading, "misato", "misato/12 misato/12-1", "recommends")]
    [InlineData(FindingKind.WeakHeading, "nishitokyo", "nishitokyo/11 nishitokyo/11-3", "recommends")]
    [InlineData(FindingKind.NotSupplied, "okayama", "okayama/3-1 okayama/10", "operation rules")]
    [InlineData(FindingKind.NotSupplied, "okayama", "okayama/form-1", "title")]
    [InlineData(FindingKind.NotSupplied, "miyazaki", "miyazaki/apply", "flow chart")]
    [InlineData(FindingKind.NotSupplied, "osaki", "osaki/6", "operating rules")]
    [InlineData(FindingKind.NotSupplied, "osaki", "osaki/8-2-1", "withdrawal notice")]
    [InlineData(FindingKind.NotSupplied, "nishitokyo", "nishitokyo/12-9", "take-out form")]
    [InlineData(FindingKind.NotSupplied, "nishitokyo", "nishitokyo/6", "form 4")]
    [InlineData(FindingKind.MissingField, "misato", "misato/form-1 misato/7", "facilityAdmin")]
    [InlineData(FindingKind.SilentTopic, "osaki", "", "consent")]
    [InlineData(FindingKind.SilentTopic, "osaki", "", "passwords")]
    [InlineData(FindingKind.SilentTopic, "osaki", "", "invitations")]
    [InlineData(FindingKind.SilentTopic, "osaki", "", "end of care")]
    [InlineData(FindingKind.SilentOn, "misato", "misato/form-4", "withdrawal")]
    [InlineData(FindingKind.SilentOn, "misato", "misato/form-4", "MCS")]
    [InlineData(FindingKind.SilentOn, "miyazaki", "miyazaki/timeline", "patient side")]
    [InlineData(FindingKind.Unclear, "misato", "misato/8-4", "does not say whether")]
    [InlineData(FindingKind.Unclear, "nishitokyo", "nishitokyo/4", "doctor")]
    [InlineData(FindingKind.Draft, "misato", "misato/local misato/local-9", "draft")]
    [InlineData(FindingKind.SeveralNames, "misato", "misato/6 misato/form-4", "患者同意書")]
    [InlineData(FindingKind.SeveralNames, "miyazaki", "miyazaki/contact", "MICT事務局")]
    [InlineData(FindingKind.SeveralNames, "miyazaki", "miyazaki/5 miyazaki/training", "policy has 2 names")]
    [InlineData(FindingKind.SeveralNames, "osaki", "osaki/preamble", "薬事法")]
    [InlineData(FindingKind.SeveralNames, "osaki", "osaki/preamble osaki/10-2", "ガイダンス")]
    [InlineData(FindingKind.SeveralNames, "nishitokyo", "nishitokyo/10", "連携元事業所")]
    [InlineData(FindingKind.SeveralMeanings, "miyazaki", "miyazaki/14", "利用者")]
    [InlineData(FindingKind.Unexplained, "miyazaki", "miyazaki/14 miyazaki/lost-2", "MICT")]
    [InlineData(FindingKind.Slip, "misato", "misato/6", "unfinished")]
    [InlineData(FindingKind.Slip, "misato", "misato/local-3", "passwords")]
    [InlineData(FindingKind.Slip, "misato", "misato/form-2-5", "talks")]
    [InlineData(FindingKind.Slip, "misato", "misato/form-3-1", "character")]
    [InlineData(FindingKind.Slip, "misato", "misato/purposes-1", "drafting")]
    [InlineData(FindingKind.Slip, "misato", "misato/form-1", "president")]
    [InlineData(FindingKind.Slip, "misato", "misato/form-2", "president")]
    [InlineData(FindingKind.Slip, "misato", "misato/form-3", "Heisei")]
    [InlineData(FindingKind.Slip, "miyazaki", "miyazaki/lost-1", "product")]
    [InlineData(FindingKind.Slip, "miyazaki", "miyazaki/15", "作りとり")]
    [InlineData(FindingKind.Slip, "miyazaki", "miyazaki/leak-4", "twice")]
    [InlineData(FindingKind.Slip, "miyazaki", "miyazaki/patient-group", "wider")]
    [InlineData(FindingKind.Slip, "miyazaki", "miyazaki/invite", "mail addresses")]
    [InlineData(FindingKind.Slip, "nishitokyo", "nishitokyo/notes-3-8", "particle")]
    [InlineData(FindingKind.NoDate, "okayama", "", "no date")]
    [InlineData(FindingKind.PlacedByCaptions, "okayama", "", "captions")]
    [InlineData(FindingKind.NoContact, "osaki", "osaki/8", "phone")]
    [InlineData(FindingKind.NoContact, "nishitokyo", "", "No contact")]
    [InlineData(FindingKind.NoNumber, "miyazaki", "miyazaki/17-3", "数か月")]
    [InlineData(FindingKind.OvertakenGuidance, "misato", "misato/2-2", "2017-05-30")]
    [InlineData(FindingKind.OvertakenGuidance, "nishitokyo", "nishitokyo/2-2", "2017-05-30")]
    [InlineData(FindingKind.OvertakenGuidance, "osaki", "osaki/preamble", "2017-05-30")]
    [InlineData(FindingKind.BehindGuidance, "misato", "misato/11-3", "symbols")]
    [InlineData(FindingKind.BehindGuidance, "misato", "misato/12-1", "start")]
    [InlineData(FindingKind.BehindGuidance, "nishitokyo", "nishitokyo/11-3", "symbols")]
    [InlineData(FindingKind.BehindGuidance, "miyazaki", "miyazaki/17-3", "symbols")]
    public void The_defect_is_reported_with_its_rules(FindingKind kind, string region, string ids, string words) =>
        Findings.ShouldContain(found =>
            found.Kind == kind
            && found.Region == region
            && found.Text.En.Contains(words, StringComparison.Ordinal)
            && ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(found.Ids.Contains)
        );

    [Theory]
    [InlineData("osaki", "article: 11", "article: 13", FindingKind.DuplicateNumber)]
    [InlineData("misato", "    heading: should\n", "", FindingKind.WeakHeading)]
    [InlineData("osaki", "source: [osaki/8]\nroles:", "phone: \"000\"\n    source: [osaki/8]\nroles:", FindingKind.NoContact)]
    [InlineData("okayama", "notesPlacedBy: captions", "articles: numbered", FindingKind.PlacedByCaptions)]
    [InlineData("okayama", "id: undated, ", "id: undated, from: 2026-04-01, ", FindingKind.NoDate)]
    [InlineData("osaki", "cites: [personal-data-guideline]", "cites: [personal-data-guidance]", FindingKind.OvertakenGuidance)]
    public void A_mended_document_is_reported_no_more(string region, string old, string mended, FindingKind kind)
    {
        var text = File.ReadAllText(Path.Combine(Packs.Folder, region + ".yaml"));
        var before = Count(Packs.Book.Read(text, region + ".yaml"), kind);

        var after = Count(Packs.Book.Read(Packs.Changed(text, old, mended), region + ".yaml"), kind);

        (before.Findings, before.Ids).ShouldNotBe((after.Findings, after.Ids));
        after.Ids.ShouldBeLessThanOrEqualTo(before.Ids);
    }

    private static (int Findings, int Ids) Count(PolicyPack pack, FindingKind kind)
    {
        var found = PolicyLint.Of(pack, Packs.Book).Where(found => found.Kind == kind).ToList();
        return (found.Count, found.Sum(one => one.Ids.Count));
    }
}
