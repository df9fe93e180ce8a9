using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Pages;

public sealed class StaffPageTests(OfficeHost host) : IClassFixture<OfficeHost>
{
    private static readonly byte[] Jpeg = TestPictures.Jpeg();

    [Fact, Trait("rule", "misato/7"), Trait("how", "enforce")]
    public async Task A_role_is_changed_by_the_administrator_or_the_secretariat_and_a_facility_keeps_an_administrator()
    {
        using var misato = await host.In("misato");
        var (page, role) = (Of(misato) + "/role", ("Answer.Role", "Administrator"));
        await BadAnswers.AreToldIn(misato.Administrator, page, "role", "Reason", role);
        foreach (var wrong in new[] { "", "99", "Chef" })
        {
            (
                await misato.Administrator.Send(page, "role", ("Answer.Role", wrong), ("Answer.Reason", "交代"))
            ).Text.ShouldSatisfyAllConditions(t => t.ShouldContain("新しい役割を選んでください"), t => t.ShouldContain("href=\"#Role\""));
        }

        var form = await misato.Administrator.Fill(page, "role", role, ("Answer.Reason", "交代"));
        (await form.Send()).Status.ShouldBe(302);
        (await form.Send()).Status.ShouldBe(302);
        (await host.CountAsync("memberships", $"person = '{misato.Area.Member}' AND role = 'Administrator'")).ShouldBe(1);
        (
            await host.Database.AskAsync<long>(
                $"""
                SELECT count(*) FROM platform.audit_entries WHERE action = 'registration.role_change' AND subject = '{misato.Area.Member}'
                """
            )
        ).ShouldBe(1);

        foreach (var person in new[] { misato.Area.Member, misato.Area.Administrator })
        {
            (
                await misato.Secretary.Send(
                    $"/facilities/{misato.Area.Facility}/staff/{person}/role",
                    "role",
                    ("Answer.Role", "Staff"),
                    ("Answer.Reason", "交代")
                )
            ).Status.ShouldBe(302);
        }

        (
            await misato.Secretary.Send(
                $"/facilities/{misato.Area.Facility}/staff/{misato.Administrator.Id}/role",
                "role",
                ("Answer.Role", "Staff"),
                ("Answer.Reason", "交代")
            )
        ).Text.ShouldContain("最後の管理者です");
    }

    [Fact, Trait("rule", "osaki/3"), Trait("how", "enforce")]
    public async Task A_name_is_corrected_by_the_secretariat_alone()
    {
        using var osaki = await host.In("osaki");
        var (page, reason) = (Of(osaki) + "/name", ("Answer.Reason", "書き間違い"));
        (await osaki.Administrator.Open(page)).Status.ShouldBe(404);
        await BadAnswers.AreToldIn(osaki.Secretary, page, "name", "Name", reason);
        await BadAnswers.AreToldIn(osaki.Secretary, page, "name", "Reason", ("Answer.Name", "鈴木 市郎"));
        (await osaki.Secretary.Send(page, "name", ("Answer.Name", "いっちゃん☆"), reason)).Text.ShouldContain("氏名は本名を");

        await BadAnswers.IsOneAct(
            await osaki.Secretary.Fill(page, "name", ("Answer.Name", "鈴木 市郎"), reason),
            () =>
                host.Database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM platform.audit_entries WHERE action = 'registration.name_correct'
                        AND subject = '{osaki.Area.Member}'
                    """
                )
        );

        (await osaki.Administrator.Open(Of(osaki))).Text.ShouldContain("鈴木 市郎");
    }

    [Fact, Trait("rule", "miyazaki/tips-3"), Trait("how", "record")]
    public async Task A_licence_is_looked_at_checked_and_its_picture_is_gone()
    {
        using var miyazaki = await host.In("miyazaki");
        using var elsewhere = await host.In("miyazaki");
        var (world, page) = (miyazaki.Area, Of(miyazaki) + "/licence");
        await world.AskAsync<Result>(new ShowLicence(world.Member, "看護師免許", Jpeg));
        (await miyazaki.Administrator.Open("/me")).Text.ShouldContain("資格証の確認");
        (await miyazaki.Administrator.Open($"/facilities/{world.Facility}/staff")).Text.ShouldContain("資格証の確認待ち：1人");
        foreach (var reader in new[] { miyazaki.Secretary, elsewhere.Administrator })
        {
            (await reader.Open(page)).Status.ShouldBe(404);
            (await reader.Open($"{page}/picture")).Status.ShouldBe(404);
        }

        (await miyazaki.Administrator.Open(page)).Text.ShouldContain($"{page}/picture");
        var (mediaType, caching, content) = await miyazaki.Administrator.Fetch($"{page}/picture");
        (mediaType, caching).ShouldBe(("image/jpeg", "no-store"));
        ImageHeader.Of(content).ShouldBe(ImageHeader.Of(Jpeg));
        await BadAnswers.AreToldIn(miyazaki.Administrator, page, "licence", "Kind");
        (await miyazaki.Administrator.Fetch($"{page}/picture")).Content.ShouldBe(content, "A mistake deletes nothing.");
        await BadAnswers.IsOneAct(
            await miyazaki.Administrator.Fill(page, "licence", ("Answer.Kind", "看護師免許")),
            () =>
                host.Database.AskAsync<long>(
                    $"""
                    SELECT count(*) FROM platform.audit_entries WHERE action = 'registration.licence_check' AND subject = '{world.Member}'
                    """
                )
        );

        (await miyazaki.Administrator.Open($"{page}/picture")).Status.ShouldBe(404);
        (await miyazaki.Administrator.Open(Of(miyazaki))).Text.ShouldContain("確認済み");
        (await host.CountAsync("pictures", $"person = '{world.Member}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Where_no_licence_is_asked_for_there_is_no_page_to_check_one()
    {
        using var misato = await host.In("misato");

        (await misato.Administrator.Open(Of(misato) + "/licence")).Status.ShouldBe(404);
        (await misato.Administrator.Open(Of(misato))).Text.ShouldNotContain("資格証");
    }

    [Fact]
    public async Task The_page_of_a_person_is_absent_for_everybody_whose_staff_it_is_not()
    {
        using var misato = await host.In("misato");
        using var elsewhere = await host.In("misato");
        using var okayama = await host.In("okayama");
        using var member = await SignedInPerson.In(host.App, misato.Area);

        (await misato.Administrator.Open(Of(misato))).Status.ShouldBe(200);
        (await misato.Secretary.Open(Of(misato))).Status.ShouldBe(200);
        foreach (var reader in new[] { member, misato.Committee, elsewhere.Administrator, okayama.Secretary })
        {
            (await reader.Open(Of(misato))).Status.ShouldBe(404);
            (await reader.Open(Of(misato) + "/role")).Status.ShouldBe(404);
        }

        foreach (var foreign in new[] { elsewhere.Area.Member, okayama.Area.Member })
        {
            (await misato.Administrator.Open($"/facilities/{misato.Area.Facility}/staff/{foreign}")).Status.ShouldBe(404);
            (await misato.Administrator.Open($"/facilities/{misato.Area.Facility}/staff/{foreign}/role")).Status.ShouldBe(404);
        }
    }

    [Fact, Trait("rule", "misato/13"), Trait("how", "record")]
    public async Task A_facility_writes_its_own_rules_where_the_region_lets_it()
    {
        using var misato = await host.In("misato");
        using var okayama = await host.In("okayama");
        var page = $"/facilities/{misato.Area.Facility}/rules";
        await BadAnswers.AreToldIn(misato.Administrator, page, "rule", "Title", ("Answer.Text", "端末は持ち帰りません。"));
        await BadAnswers.AreToldIn(misato.Administrator, page, "rule", "Text", ("Answer.Title", "端末の決まり"));

        await BadAnswers.IsOneAct(
            await misato.Administrator.Fill(page, "rule", ("Answer.Title", "端末の決まり"), ("Answer.Text", "端末は持ち帰りません。")),
            () => host.CountAsync("further_rules", $"facility = '{misato.Area.Facility}'")
        );

        (await misato.Administrator.Open(page)).Text.ShouldContain("端末は持ち帰りません。");
        (
            await okayama.Administrator.Send(
                $"/facilities/{okayama.Area.Facility}/rules",
                "rule",
                ("Answer.Title", "決まり"),
                ("Answer.Text", "本文")
            )
        ).Text.ShouldContain("別の定めを作ることはできません");
    }

    [Fact]
    public async Task A_training_is_recorded_with_its_participants_in_one_press_or_not_at_all()
    {
        using var misato = await host.In("misato");
        using var other = await host.In("misato");
        var page = $"/facilities/{misato.Area.Facility}/training";
        (string, string)[] answers =
        [
            ("Answer.Subject", "個人情報の扱い"),
            ("Answer.On", $"{RegionTime.In("Asia/Tokyo", TimeProvider.System).Today:yyyy-MM-dd}"),
            ("Answer.GivenBy", "佐藤 実"),
            ("Answer.Material", "https://example.jp/privacy"),
        ];

        var wayMissing = await misato.Administrator.Send(page, "training", [.. answers]);
        var stranger = await misato.Administrator.Send(
            page,
            "training",
            [.. answers, ("Answer.Way", "held"), ("Answer.People", $"{other.Area.Member}")]
        );

        wayMissing.Text.ShouldContain("id=\"Way-error\"");
        stranger.Status.ShouldBe(200);
        stranger.Text.ShouldContain("href=\"#People\"");
        stranger.Text.ShouldContain("登録されている職員から1人以上200人まで選んでください");
        stranger.Text.ShouldContain("value=\"個人情報の扱い\"");
        (await Recorded()).ShouldBe(0);

        await BadAnswers.IsOneAct(
            await misato.Administrator.Fill(
                page,
                "training",
                [.. answers, ("Answer.Way", "held"), ("Answer.People", $"{misato.Area.Member}")]
            ),
            Recorded
        );
        (
            await host.CountAsync("training_attendances", $"person = '{misato.Area.Member}' AND facility = '{misato.Area.Facility}'")
        ).ShouldBe(1);

        Task<long> Recorded() => host.CountAsync("trainings", $"facility = '{misato.Area.Facility}'");
    }

    [Fact]
    public async Task A_refused_insurance_says_its_own_reason_and_keeps_what_was_typed()
    {
        using var miyazaki = await host.In("miyazaki");
        var page = $"/facilities/{miyazaki.Area.Facility}";
        var kind = ("Answer.Kind", "賠償責任保険");

        var refused = await miyazaki.Administrator.Send(page, "insurance", kind);

        refused.Status.ShouldBe(200);
        refused.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("保険の種類と、10年以内の満了日を入力してください。"),
            t => t.ShouldContain("href=\"#Kind\""),
            t => t.ShouldContain("value=\"賠償責任保険\"")
        );
        var until = $"{RegionTime.In("Asia/Tokyo", TimeProvider.System).Today.AddYears(1):yyyy-MM-dd}";
        (await miyazaki.Administrator.Send(page, "insurance", kind, ("Answer.Until", until))).Status.ShouldBe(302);
        (await miyazaki.Administrator.Open(page)).Text.ShouldContain("賠償責任保険");
    }

    [Fact]
    public async Task Every_room_of_a_facility_is_one_tap_from_its_page_and_the_page_from_the_own_one()
    {
        using var misato = await host.In("misato");
        var facility = misato.Area.Facility;
        (await misato.Administrator.Open("/me")).Text.ShouldContain($"href=\"/facilities/{facility}\"");

        var text = (await misato.Administrator.Open($"/facilities/{facility}")).Text;

        foreach (
            var room in new[]
            {
                $"/facilities/{facility}/staff",
                $"/facilities/{facility}/training",
                $"/facilities/{facility}/accounts",
                $"/facilities/{facility}/shared-accounts",
                $"/facilities/{facility}/devices",
                $"/facilities/{facility}/incidents",
                $"/facilities/{facility}/rules",
                "/sanctions",
                $"/facilities/{facility}/withdrawal",
            }
        )
        {
            text.ShouldContain($"href=\"{room}\"");
            (await misato.Administrator.Open(room)).Status.ShouldBe(200, room);
        }
    }

    private static string Of(OfficeHost.Region region) => $"/facilities/{region.Area.Facility}/staff/{region.Area.Member}";
}
