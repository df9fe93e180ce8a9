namespace CareNet.Registration.Tests.Pages;

public sealed class SanctionPageTests(OfficeHost host) : IClassFixture<OfficeHost>
{
    private const string Warning = "WarnAndInstruct-UseAgainstPolicyLawOrPublicOrder";
    private const string Deletion = "DeleteRegistration-WarningNotFollowed";
    private const string Restriction = "RestrictOrForbidUse-Misuse";

    [Fact, Trait("rule", "osaki/11b"), Trait("rule", "osaki/11b-2"), Trait("how", "enforce")]
    public async Task A_warning_is_read_through_decided_confirmed_and_a_deletion_takes_two()
    {
        using var osaki = await host.In("osaki");
        using var member = await SignedInPerson.In(host.App, osaki.Area);
        var page = $"/regions/osaki/sanctions/new/{member.Id}";
        var warning = await Decide(osaki.Committee, page, member, Warning);
        (await osaki.Secretary.Open(warning)).Text.ShouldContain("ポリシーに反する投稿があった。");
        (await member.Open(warning)).Status.ShouldNotBe(200, "The person reads it on the own page.");
        (await osaki.Administrator.Open(warning)).Status.ShouldBe(404);

        await member.Send("/me/sanctions", $"confirm-{warning.Split('/')[^1]}", ("Reply", "今後は注意します。"));
        (await osaki.Committee.Open(warning)).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("今後は注意します。"),
            t => t.ShouldContain("本人が確認")
        );
        (
            await osaki.Committee.Send(
                page,
                "sanction",
                ("Answer.What", Deletion),
                ("Answer.Facts", "再び反した。"),
                ("Answer.Step", "decide")
            )
        ).Text.ShouldContain("先に出した注意が必要です");

        var deletion = await Decide(osaki.Committee, page, member, Deletion, ("Answer.Warning", warning.Split('/')[^1]));
        (await osaki.Committee.Open(deletion)).Text.ShouldNotContain("あなたが実施します");
        (await osaki.Secretary.Open("/regions/osaki")).Text.ShouldContain("実施を待つ対応");
        (await osaki.Secretary.Open("/sanctions")).Text.ShouldContain(deletion);
        var carry = await osaki.Secretary.Fill(deletion, "carry");
        (await carry.Send()).Status.ShouldBe(302);
        (await carry.Send()).Status.ShouldBe(302, "What is done is shown as done.");

        (await host.CountAsync("memberships", $"person = '{member.Id}' AND until IS NULL")).ShouldBe(0);
        (await osaki.Secretary.Open("/regions/osaki")).Text.ShouldNotContain("実施を待つ対応");
    }

    [Fact, Trait("rule", "misato/notes-2-2"), Trait("how", "enforce")]
    public async Task An_administrator_restricts_from_the_staff_page_and_lifts_with_a_reason()
    {
        using var misato = await host.In("misato");
        using var member = await SignedInPerson.In(host.App, misato.Area);
        var page = $"/regions/misato/sanctions/new/{member.Id}";
        (await misato.Administrator.Open($"/facilities/{misato.Area.Facility}/staff/{member.Id}")).Text.ShouldContain(page);
        foreach (var wrong in new[] { "2020-01-01", "9999-12-31", "morgen" })
        {
            (
                await misato.Administrator.Send(
                    page,
                    "sanction",
                    ("Answer.What", Restriction),
                    ("Answer.Facts", "不正な利用。"),
                    ("Answer.Until", wrong),
                    ("Answer.Step", "decide")
                )
            ).Text.ShouldSatisfyAllConditions(t => t.ShouldContain("明日以降の日付"), t => t.ShouldContain("href=\"#Until\""));
        }

        var restriction = await Decide(misato.Administrator, page, member, Restriction);
        (await misato.Administrator.Open($"/facilities/{misato.Area.Facility}/staff/{member.Id}")).Text.ShouldContain(
            "利用が制限されています"
        );
        foreach (var (answer, sentence) in BadAnswers.Text)
        {
            (await misato.Administrator.Send(restriction, "lift", ("Reason", answer))).Text.ShouldSatisfyAllConditions(
                t => t.ShouldContain(sentence),
                t => t.ShouldContain("href=\"#Reason\"")
            );
        }

        var lift = await misato.Administrator.Fill(restriction, "lift", ("Reason", "話し合いの結果"));
        (await lift.Send()).Status.ShouldBe(302);
        (await host.CountAsync("sanctions", $"person = '{member.Id}' AND lifted_at IS NOT NULL")).ShouldBe(1);
        (await lift.Send()).Status.ShouldBe(302);
        (await misato.Administrator.Open(restriction)).Text.ShouldContain("話し合いの結果");
    }

    [Fact]
    public async Task Nothing_is_decided_before_it_was_read_through_and_mistakes_are_told_at_their_fields()
    {
        using var osaki = await host.In("osaki");
        var page = $"/regions/osaki/sanctions/new/{osaki.Area.Member}";
        foreach (
            var (what, facts, field) in new[]
            {
                ("", "事実", "What"),
                ("WarnAndInstruct-Misuse", "事実", "What"),
                ("77-99", "事実", "What"),
                (Warning, "", "Facts"),
                (Warning, " ", "Facts"),
            }
        )
        {
            (
                await osaki.Committee.Send(page, "sanction", ("Answer.What", what), ("Answer.Facts", facts), ("Answer.Step", "check"))
            ).Text.ShouldContain($"href=\"#{field}\"", customMessage: what);
        }

        foreach (var facts in new[] { new string('あ', 4001), "a\u0007b" })
        {
            (
                await osaki.Committee.Send(page, "sanction", ("Answer.What", Warning), ("Answer.Facts", facts), ("Answer.Step", "decide"))
            ).Text.ShouldContain("href=\"#Facts\"");
        }

        (
            await osaki.Committee.Send(page, "sanction", ("Answer.What", Warning), ("Answer.Facts", "事実。"), ("Answer.Step", "edit"))
        ).Text.ShouldNotContain("この内容で決めますか");
        (await host.CountAsync("sanctions", $"person = '{osaki.Area.Member}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Only_whom_the_policy_names_comes_to_the_form_and_only_about_people_of_the_region()
    {
        using var osaki = await host.In("osaki");
        using var misato = await host.In("misato");
        using var member = await SignedInPerson.In(host.App, osaki.Area);
        var page = $"/regions/osaki/sanctions/new/{osaki.Area.Member}";

        (await osaki.Committee.Open(page)).Status.ShouldBe(200);
        foreach (var reader in new[] { osaki.Secretary, osaki.Administrator, misato.Committee, misato.Administrator, member })
        {
            (await reader.Open(page)).Status.ShouldBe(404);
        }

        (await osaki.Committee.Open($"/regions/osaki/sanctions/new/{misato.Area.Member}")).Status.ShouldBe(404);
        (await osaki.Committee.Open($"/regions/osaki/sanctions/new/{osaki.Committee.Id}")).Status.ShouldBe(
            404,
            "Nobody decides about himself."
        );
        (await osaki.Committee.Open($"/sanctions/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
        (await member.Open("/sanctions")).Text.ShouldNotContain("違反への対応を決める");
        (await member.Open("/regions/osaki/sanctions/new")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task People_are_found_by_part_of_a_name_by_an_office_and_by_the_whole_name_by_others()
    {
        using var misato = await host.In("misato");
        using var elsewhere = await host.In("misato");
        var name = $"赤木 {misato.Area.Facility.Value.ToString("n")[^6..]}";
        var own = await misato.Area.AddPersonAsync(misato.Area.Facility, name: name);
        var half = name[..^2];

        (await FindAsync(misato.Committee, half)).Status.ShouldBe(200, "An office of the region may look.");
        (await FindAsync(misato.Committee, half)).Text.ShouldContain(own.ToString());
        (await FindAsync(misato.Administrator, half)).Text.ShouldNotContain(own.ToString());
        (await FindAsync(misato.Administrator, name)).Text.ShouldContain(own.ToString());
        (await FindAsync(elsewhere.Administrator, name)).Text.ShouldNotContain(
            own.ToString(),
            customMessage: "It is nobody of his facility."
        );
        (await FindAsync(misato.Committee, new string('x', 300))).Text.ShouldContain("見つかりません");

        static Task<(int Status, string Text)> FindAsync(SignedInPerson by, string words) =>
            by.Send("/regions/misato/sanctions/new", "find", ("Search.Words", words));
    }

    private async Task<string> Decide(
        SignedInPerson by,
        string page,
        SignedInPerson about,
        string what,
        params (string Name, string Value)[] more
    )
    {
        (string, string)[] answers = [("Answer.What", what), ("Answer.Facts", "ポリシーに反する投稿があった。"), .. more];
        (await by.Send(page, "sanction", [.. answers, ("Answer.Step", "check")])).Text.ShouldContain("この内容で決めますか");
        var form = await by.Fill(page, "sanction", [.. answers, ("Answer.Step", "decide")]);

        await BadAnswers.IsOneAct(form, () => host.CountAsync("sanctions", $"person = '{about.Id}'"));
        return (await form.Send()).Text;
    }
}
