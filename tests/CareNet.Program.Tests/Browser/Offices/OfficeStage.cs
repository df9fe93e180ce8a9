using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Browser.Tests.Offices;

/// <summary>A region at work: something waits on every page, and who opens it.</summary>
internal sealed class OfficeStage
{
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwAEBwIAX8XnZAAAAABJRU5ErkJggg=="
    );

    private readonly List<(string Name, string Path, TestPerson By)> pages = [];

    public IReadOnlyList<(string Name, string Path, TestPerson By)> Pages => pages;

    public static async Task<OfficeStage> In(BrowserHost host)
    {
        var stage = new OfficeStage();
        await stage.OfOsaki(host.App);
        await stage.OfMisato(host.App);
        await stage.OfMiyazaki(host.App);
        return stage;
    }

    private async Task OfOsaki(CareNetApp app)
    {
        var world = await TestRegion.In(app, "osaki");
        var desk = await world.SeatAsync(app, role: null, RegionRole.Secretariat, "事務 すみれ");
        var committee = await world.SeatAsync(app, role: null, RegionRole.Committee, "中村 修");
        var (region, home) = (world.Region, "/regions/osaki/governance");
        var edition = await Of(world.AskAsync<Result<Guid>>(new DraftEdition(desk.Id, region, Renewed("osaki"), Key())));
        var rule = await Of(
            world.AskAsync<Result<Guid>>(
                new EnterFurtherRule(
                    desk.Id,
                    region,
                    null,
                    "運用ルール",
                    "夜間の連絡は電話を使います。\n急ぎでない相談は、翌朝までに返事をします。",
                    Key()
                )
            )
        );
        await Of(
            world.AskAsync<Result<Guid>>(
                new AddGovernanceRecord(
                    committee.Id,
                    region,
                    GovernanceRecordKind.CommitteeDecision,
                    new(2026, 11, 10),
                    "第3回運営委員会",
                    "運用ルールの案を全員一致で了承しました。\n次回は1月に開きます。",
                    Key()
                )
            )
        );
        await Of(
            world.AskAsync<Result<Guid>>(
                new AddGovernanceRecord(
                    desk.Id,
                    region,
                    GovernanceRecordKind.SecretariatJournal,
                    new(2026, 11, 12),
                    "操作の研修会",
                    "12事業所から20人が参加しました。",
                    Key()
                )
            )
        );
        await world.AskAsync<Result>(new RecordMeeting(desk.Id, region, new(2026, 11, 12), "在宅連携会議", [world.Facility]));
        var warning = await Of(
            world.AskAsync<Result<SanctionId>>(
                Sanction(SanctionKind.WarnAndInstruct, SanctionGround.UseAgainstPolicyLawOrPublicOrder, null)
            )
        );
        await world.AskAsync<Result>(new ConfirmSanction(world.Member, warning, "今後は電話で確かめてから書きます。"));
        var deletion = await Of(
            world.AskAsync<Result<SanctionId>>(Sanction(SanctionKind.DeleteRegistration, SanctionGround.WarningNotFollowed, warning))
        );
        Add(
            desk,
            ("desk", "/regions/osaki"),
            ("governance", home),
            ("editions", $"{home}/editions"),
            ("rules", $"{home}/rules"),
            ("rule-new", $"{home}/rules/new"),
            ("minutes", $"{home}/records"),
            ("meeting-new", $"{home}/meetings/new"),
            ("offices", $"{home}/offices"),
            ("office", $"{home}/offices/{world.Member}"),
            ("sanctions", "/sanctions"),
            ("sanction-carry", $"/sanctions/{deletion}"),
            ("name", $"/facilities/{world.Facility}/staff/{world.Member}/name"),
            ("me-desk", "/me")
        );
        Add(
            committee,
            ("edition", $"{home}/editions/{edition}"),
            ("rule", $"{home}/rules/{rule}"),
            ("record-new", $"{home}/records/decision"),
            ("sanction-whom", "/regions/osaki/sanctions/new"),
            ("sanction-new", $"/regions/osaki/sanctions/new/{world.Member}"),
            ("sanction-read", $"/sanctions/{warning}")
        );

        DecideSanction Sanction(SanctionKind kind, SanctionGround ground, SanctionId? before) =>
            new(
                committee.Id,
                region,
                world.Member,
                kind,
                ground,
                "11月8日、同意のない人の写真を2度投稿した。注意のあとも続いた。",
                null,
                before,
                Key()
            );
    }

    private async Task OfMisato(CareNetApp app)
    {
        var world = await TestRegion.In(app);
        var desk = await world.SeatAsync(app, role: null, RegionRole.Secretariat, "事務 すみれ");
        var administrator = await world.SeatAsync(app, FacilityRole.Administrator, name: "佐々木 恵");
        var nurse = await world.SeatAsync(app, FacilityRole.Staff, name: "高橋 次郎");
        await Of(
            world.AskAsync<Result<SharedAccountId>>(
                new DeclareSharedAccount(
                    world.Facility,
                    nurse.Id,
                    "受付の端末が1台のため",
                    [administrator.Id, nurse.Id],
                    "佐藤 実",
                    Key(),
                    administrator.Id,
                    AuditOrigin.Inside
                )
            )
        );
        var home = "/regions/misato/governance";
        var application = $"/regions/misato/applications/{await StagedApplication.EnterAsync(world)}";
        Add(
            desk,
            ("local-rules", $"{home}/local-rules"),
            ("local-rule", $"{home}/local-rules/local-5"),
            ("application", application),
            ("application-decision", $"{application}/decision")
        );
        Add(
            administrator,
            ("me-administrator", "/me"),
            ("facility", $"/facilities/{world.Facility}"),
            ("staff-role", $"/facilities/{world.Facility}/staff/{world.Member}/role"),
            ("facility-rules", $"/facilities/{world.Facility}/rules"),
            ("training", $"/facilities/{world.Facility}/training"),
            ("shared", $"/facilities/{world.Facility}/shared-accounts"),
            ("restrict", $"/regions/misato/sanctions/new/{world.Member}")
        );
    }

    private async Task OfMiyazaki(CareNetApp app)
    {
        var world = await TestRegion.In(app, "miyazaki");
        var administrator = await world.SeatAsync(app, FacilityRole.Administrator, name: "佐々木 恵");
        await world.AskAsync<Result>(new ShowLicence(world.Member, "看護師免許", Pixel));
        Add(
            administrator,
            ("staff", $"/facilities/{world.Facility}/staff"),
            ("staff-member", $"/facilities/{world.Facility}/staff/{world.Member}"),
            ("licence", $"/facilities/{world.Facility}/staff/{world.Member}/licence")
        );
    }

    private void Add(TestPerson by, params (string Name, string Path)[] some) =>
        pages.AddRange(some.Select(page => (page.Name, page.Path, by)));

    private static string Key() => Guid.CreateVersion7().ToString("n");

    private static async Task<T> Of<T>(Task<Result<T>> asked)
    {
        var answer = await asked;
        answer.Error.ShouldBeNull();
        return answer.Value;
    }

    private static string Renewed(string region) =>
        System.Text.RegularExpressions.Regex.Replace(
            File.ReadAllText(Repository.At("seeds", "policies", $"{region}.yaml")),
            @"(?m)^(editions:\n(?:  - .*\n)+)",
            "$1  - {id: 2026-12-01, from: 2026-12-01, text: changes, name: {ja: \"一部改正\", en: \"partly changed\"}, "
                + "changes: {settings: {confirmBeforePost: {assumed: false}}, "
                + "rules: [{id: osaki/12, ja: \"運用ルールは運営委員会が決めます。\", en: \"The committee decides on further rules.\"}]}}\n"
        );
}
