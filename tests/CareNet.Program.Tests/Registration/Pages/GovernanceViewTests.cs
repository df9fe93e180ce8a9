namespace CareNet.Registration.Tests.Pages;

public sealed class GovernanceViewTests(LoneOfficeHost host) : IClassFixture<LoneOfficeHost>
{
    private const string Today = "2026-11-19";

    [Theory, InlineData("osaki"), InlineData("misato")]
    public async Task Every_page_of_governance_is_the_regions_offices_and_nobody_elses(string region)
    {
        using var here = await host.In(region);
        using var elsewhere = await host.In(region == "osaki" ? "misato" : "osaki");
        foreach (
            var (page, word) in new[]
            {
                ("", "運営"),
                ("/editions", "ポリシーの版"),
                ("/local-rules", "独自ルール"),
                ("/rules", "運用ルール"),
                ("/records", "会議"),
                ("/offices", "事務 局子"),
            }
        )
        {
            (await here.Secretary.Open(here.Governance + page)).ShouldSatisfyAllConditions(
                a => a.Status.ShouldBe(200, page),
                a => a.Text.ShouldContain(word)
            );
            (await here.Committee.Open(here.Governance + page)).Status.ShouldBe(200, page);
            (await here.Administrator.Open(here.Governance + page)).Status.ShouldBe(404, page);
            (await elsewhere.Secretary.Open(here.Governance + page)).Status.ShouldBe(404, page);
        }

        foreach (var page in new[] { "/rules/new", "/meetings/new", "/records/journal", $"/offices/{here.Area.Member}" })
        {
            (await here.Secretary.Open(here.Governance + page)).Status.ShouldBe(200, page);
            (await here.Committee.Open(here.Governance + page)).Status.ShouldBe(404, page);
        }

        (await here.Secretary.Open($"{here.Governance}/offices/{elsewhere.Area.Member}")).Status.ShouldBe(404);
        (await here.Secretary.Open($"{here.Governance}/editions/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
        (await here.Secretary.Open($"{here.Governance}/rules/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
        (await here.Secretary.Open($"{here.Governance}/local-rules/local-999")).Status.ShouldBe(404);
    }

    [Fact, Trait("rule", "misato/local"), Trait("how", "enforce")]
    public async Task A_local_rule_is_switched_off_with_its_reason_and_on_again()
    {
        using var misato = await host.In("misato");
        var page = $"{misato.Governance}/local-rules/local-5";
        await BadAnswers.AreToldIn(misato.Secretary, page, "switch", "Reason");
        (await misato.Committee.Open(page)).Status.ShouldBe(404);

        await BadAnswers.IsOneAct(
            await misato.Secretary.Fill(page, "switch", ("Answer.Reason", "11月の協議会で決定")),
            () => host.CountAsync("local_rule_switches", "rule = 'misato/local-5'")
        );

        (await host.ReadAnewAsync(misato.Area, page)).ShouldContain("使うことにする");
        (await host.ReadAnewAsync(misato.Area, $"{misato.Governance}/local-rules")).ShouldContain("11月の協議会で決定");
    }

    [Fact, Trait("rule", "osaki/7-2-2"), Trait("rule", "osaki/12"), Trait("how", "record")]
    public async Task Further_rules_are_entered_by_the_secretariat_and_released_by_the_committee()
    {
        using var osaki = await host.In("osaki");
        var page = $"{osaki.Governance}/rules/new";
        await BadAnswers.AreToldIn(osaki.Secretary, page, "rule", "Title", ("Answer.Text", "夜間は電話を使います。"));
        await BadAnswers.AreToldIn(osaki.Secretary, page, "rule", "Text", ("Answer.Title", "運用ルール"));

        var form = await osaki.Secretary.Fill(
            page,
            "rule",
            ("Answer.Title", "運用ルール"),
            ("Answer.Text", "夜間は電話を使います。\n昼は使いません。")
        );
        await BadAnswers.IsOneAct(form, () => host.CountAsync("further_rules", "region = 'osaki'"));
        var rule = (await form.Send()).Text;
        (await osaki.Secretary.Open(rule)).Text.ShouldNotContain("ユーザーに確認を求めます");
        (await osaki.Committee.Open("/me")).Text.ShouldContain("公開を待つ運用ルール");
        var release = await osaki.Committee.Fill(rule, "release");
        (await release.Send()).Status.ShouldBe(302);
        (await release.Send()).Status.ShouldBe(302);

        (await host.ReadAnewAsync(osaki.Area, $"{osaki.Governance}/rules")).ShouldContain("公開済み");
        (await osaki.Committee.Open("/me")).Text.ShouldNotContain("公開を待つ運用ルール");
    }

    [Fact, Trait("rule", "osaki/7-2-4"), Trait("rule", "osaki/8-2-5"), Trait("how", "record")]
    public async Task Decisions_are_written_by_the_committee_and_the_journal_by_the_secretariat()
    {
        using var osaki = await host.In("osaki");
        var (page, day) = ($"{osaki.Governance}/records/decision", ("Answer.On", Today));
        await BadAnswers.AreToldIn(osaki.Committee, page, "minute", "Title", day, ("Answer.Text", "全員一致で決めた。"));
        await BadAnswers.AreToldIn(osaki.Committee, page, "minute", "Text", day, ("Answer.Title", "第3回委員会"));
        foreach (
            var (wrong, sentence) in new[]
            {
                ("", "日付を入力してください"),
                ("2026-02-31", "日付を入力してください"),
                ("kyou", "日付を入力してください"),
                ("2999-01-01", "日付は今日までにしてください"),
            }
        )
        {
            var (status, text) = await osaki.Committee.Send(
                page,
                "minute",
                ("Answer.On", wrong),
                ("Answer.Title", "第3回委員会"),
                ("Answer.Text", "決めた。")
            );
            (status, text.Contains(sentence, StringComparison.Ordinal), text.Contains("href=\"#On\"", StringComparison.Ordinal)).ShouldBe(
                (200, true, true),
                wrong
            );
        }

        await BadAnswers.IsOneAct(
            await osaki.Committee.Fill(page, "minute", day, ("Answer.Title", "第3回委員会"), ("Answer.Text", "全員一致で決めた。")),
            () => host.CountAsync("governance_records", "region = 'osaki' AND kind = 'CommitteeDecision'")
        );
        await BadAnswers.IsOneAct(
            await osaki.Secretary.Fill(
                $"{osaki.Governance}/records/journal",
                "minute",
                day,
                ("Answer.Title", "研修会"),
                ("Answer.Text", "20人が参加。")
            ),
            () => host.CountAsync("governance_records", "region = 'osaki' AND kind = 'SecretariatJournal'")
        );

        (await osaki.Committee.Open($"{osaki.Governance}/records")).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("第3回委員会"),
            t => t.ShouldContain("20人が参加。")
        );
        (await osaki.Committee.Open($"{osaki.Governance}/records/journal")).Status.ShouldBe(404);
    }

    [Fact, Trait("rule", "okayama/1"), Trait("how", "record")]
    public async Task Which_facilities_came_to_a_meeting_is_ticked_and_counted()
    {
        using var okayama = await host.In("okayama");
        using var misato = await host.In("misato");
        var (page, day, came) = (
            $"{okayama.Governance}/meetings/new",
            ("Answer.On", Today),
            ("Answer.Came", okayama.Area.Facility.ToString())
        );
        await BadAnswers.AreToldIn(okayama.Secretary, page, "meeting", "Name", day, came);
        (await okayama.Secretary.Send(page, "meeting", day, ("Answer.Name", "北区の会議"))).Text.ShouldContain(
            "参加した事業所を選んでください"
        );
        foreach (var foreign in new[] { misato.Area.Facility.ToString(), Guid.CreateVersion7().ToString(), "x" })
        {
            (await okayama.Secretary.Send(page, "meeting", day, ("Answer.Name", "北区の会議"), ("Answer.Came", foreign))).Status.ShouldBe(
                404,
                foreign
            );
        }

        await BadAnswers.IsOneAct(
            await okayama.Secretary.Fill(page, "meeting", day, ("Answer.Name", "北区の会議"), came),
            () => host.CountAsync("meeting_attendances", $"facility = '{okayama.Area.Facility}'")
        );

        (await okayama.Secretary.Open($"{okayama.Governance}/records")).Text.ShouldContain("北区の会議");
    }

    [Fact, Trait("rule", "osaki/7"), Trait("rule", "osaki/8"), Trait("how", "enforce")]
    public async Task Somebody_is_looked_for_appointed_and_leaves_the_office_again()
    {
        using var osaki = await host.In("osaki");
        var (page, where) = ($"{osaki.Governance}/offices/{osaki.Area.Member}", $"person = '{osaki.Area.Member}' AND until IS NULL");
        (await osaki.Secretary.Send($"{osaki.Governance}/offices", "find", ("Search.Words", "鈴木"))).Text.ShouldContain(page);
        (await osaki.Secretary.Send($"{osaki.Governance}/offices", "find", ("Search.Words", "\0"))).Status.ShouldBe(400);
        foreach (var wrong in new[] { "", "take-", "take-77", "end-Secretary", new string('x', 5000) })
        {
            (await osaki.Secretary.Send(page, "office", ("Answer.What", wrong))).Text.ShouldContain("どうするかを選んでください");
        }

        await BadAnswers.IsOneAct(
            await osaki.Secretary.Fill(page, "office", ("Answer.What", "take-Committee")),
            () => host.CountAsync("office_appointments", $"person = '{osaki.Area.Member}'")
        );
        (await host.CountAsync("office_holders", where)).ShouldBe(0, "nothing counts before it is confirmed");
        (await osaki.Secretary.Open($"{osaki.Governance}/offices")).Text.ShouldContain("鈴木 一郎");
        var waiting =
            $"{osaki.Governance}/appointments/"
            + await host.Database.AskAsync<Guid>($"SELECT id FROM registration.office_appointments WHERE person = '{osaki.Area.Member}'");
        (await osaki.Secretary.Open(waiting)).Text.ShouldNotContain("選任を確認する");
        (await osaki.Administrator.Open(waiting)).Status.ShouldBe(404);
        (await osaki.Committee.Open("/me")).Text.ShouldContain("役の選任の確認");
        (await osaki.Committee.Send(waiting, "confirm")).Status.ShouldBe(302);
        (await host.CountAsync("office_holders", where)).ShouldBe(1);
        (await osaki.Committee.Open(waiting)).Status.ShouldBe(404);
        (await osaki.Secretary.Send(page, "office", ("Answer.What", "end-Committee"))).Status.ShouldBe(302);

        (await host.CountAsync("office_holders", where)).ShouldBe(0);
    }

    [Fact]
    public async Task What_waits_stands_on_the_first_page_of_the_office_with_a_way_to_it()
    {
        using var misato = await host.In("misato");
        await misato.Area.StoreAsync(
            Registration.Staff.IdRequest.ToDelete(
                Guid.CreateVersion7(),
                misato.Area.Region,
                misato.Area.Facility,
                misato.Area.Member,
                "退職",
                misato.Area.Administrator,
                TimeProvider.System.GetUtcNow()
            )
        );

        (await misato.Secretary.Open("/regions/misato")).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("IDの発行・削除の依頼"),
            t => t.ShouldContain("href=\"/regions/id-requests\""),
            t => t.ShouldContain("1件")
        );
        (await misato.Secretary.Open("/me")).Text.ShouldContain("href=\"/regions/misato\"");
        (await misato.Committee.Open("/regions/misato")).Text.ShouldNotContain("IDの発行");
        (await misato.Administrator.Open("/regions/misato")).Status.ShouldBe(404);
    }
}
