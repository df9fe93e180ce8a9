using System.Text;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Pages;

public sealed class EditionPageTests(LoneOfficeHost host) : IClassFixture<LoneOfficeHost>
{
    [Fact, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce")]
    public async Task An_edition_is_filed_read_through_and_released_by_whom_the_region_names()
    {
        using var osaki = await host.In("osaki");
        var file = Renewed(
            "osaki",
            "{settings: {confirmBeforePost: {assumed: false}}, rules: [{id: osaki/12, ja: \"運用ルールは文書で決めます。\", en: \"In writing.\"}]}"
        );
        var form = await osaki.Secretary.Fill($"{osaki.Governance}/editions", "draft");
        var (first, second) = (await form.SendWithFile(file), await form.SendWithFile(file));
        first.Status.ShouldBe(302, first.Text);
        second.ShouldBe(first);
        (await host.CountAsync("policy_editions", "region = 'osaki'")).ShouldBe(1);
        var page = first.Text;

        (await osaki.Secretary.Open(page)).Text.ShouldNotContain("この版を公開する");
        (await osaki.Committee.Open(page)).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("変わる条文：1"),
            t => t.ShouldContain("運用ルールは文書で決めます。"),
            t => t.ShouldContain("動きが変わるところ：1"),
            t => t.ShouldContain("いいえ")
        );
        (await osaki.Secretary.Open($"{osaki.Governance}")).Text.ShouldContain("公開待ち");
        (await osaki.Secretary.Open($"{page}/file")).Text.ShouldContain("region: osaki");
        var release = await osaki.Committee.Fill(page, "release");
        (await release.Send()).Status.ShouldBe(302);
        (await release.Send()).Status.ShouldBe(302, "What is done is shown as done.");

        (await host.ReadAnewAsync(osaki.Area, page)).ShouldContain("公開済み");
        (await host.CountAsync("policy_changes", "region = 'osaki'")).ShouldBe(1);
    }

    [Fact, Trait("rule", "osaki/7-2-1"), Trait("how", "enforce")]
    public async Task A_sheet_that_was_opened_before_another_release_is_to_be_looked_at_again()
    {
        using var okayama = await host.In("okayama");
        var editions = $"{okayama.Governance}/editions";
        var first = (
            await (await okayama.Committee.Fill(editions, "draft")).SendWithFile(
                Renewed("okayama", "{settings: {acknowledgement: {assumed: false}}}")
            )
        ).Text;
        var second = (await (await okayama.Committee.Fill(editions, "draft")).SendWithFile(Renewed("okayama"))).Text;
        var opened = await okayama.Secretary.Fill(second, "release");
        (await (await okayama.Secretary.Fill(first, "release")).Send()).Status.ShouldBe(302);

        (await opened.Send()).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(200),
            a => a.Text.ShouldContain("地域のポリシーが変わりました")
        );
        (await okayama.Secretary.Open(second)).Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("別の版が公開されています"),
            t => t.ShouldContain("元に戻る"),
            t => t.ShouldContain("了解の印")
        );
        (await (await okayama.Secretary.Fill(second, "release")).Send()).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_policy_file_that_is_none_is_told_at_its_field_and_nothing_is_filed()
    {
        using var misato = await host.In("misato");
        var page = $"{misato.Governance}/editions";
        foreach (
            var (file, sentence) in new (byte[], string)[]
            {
                ([], "誤りがあります"),
                ("region: misato\n"u8.ToArray(), "誤りがあります"),
                ([0xFF, 0xFE, 0x00, 0x80], "誤りがあります"),
                (Encoding.UTF8.GetBytes("region: misato\0\n"), "誤りがあります"),
                (Encoding.UTF8.GetBytes(new string('x', 700_000)), "誤りがあります"),
                (Renewed("osaki"), "ほかの地域のファイルです"),
                (File.ReadAllBytes(Repository.At("seeds", "policies", "misato.yaml")), "新しい版がありません"),
            }
        )
        {
            var (status, text) = await (await misato.Secretary.Fill(page, "draft")).SendWithFile(file);

            (status, text.Contains(sentence, StringComparison.Ordinal), text.Contains("href=\"#file\"", StringComparison.Ordinal)).ShouldBe(
                (200, true, true),
                sentence
            );
        }

        (await (await misato.Secretary.Fill(page, "draft")).SendWithFile(new byte[2_000_000])).Status.ShouldBe(
            413,
            "Nobody reads a file of that size."
        );
        (await host.CountAsync("policy_editions", "region = 'misato'")).ShouldBe(0);
    }

    /// <summary>The region's file with one more edition.</summary>
    private static byte[] Renewed(string region, string changes = "{}") =>
        Encoding.UTF8.GetBytes(
            System.Text.RegularExpressions.Regex.Replace(
                File.ReadAllText(Repository.At("seeds", "policies", $"{region}.yaml")),
                @"(?m)^(editions:\n(?:  - .*\n)+)",
                $"$1  - {{id: 2026-11-01, from: 2026-11-01, text: changes, name: {{ja: \"一部改正\", en: \"partly changed\"}}, "
                    + $"changes: {changes}}}\n"
            )
        );
}
