using System.Net;
using System.Text.RegularExpressions;
using CareNet.Testing;

namespace CareNet.Policy.Tests.Pages;

/// <summary>The same program with another folder of policies does another thing.</summary>
public sealed class PagesFollowThePack(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_changed_setting_changes_the_pages_without_a_rebuild()
    {
        using var folder = new ScratchFolder();
        Packs.CopyTo(folder["p"], "misato", "    minLength: 8\n", "    minLength: 12\n");

        (await TextAsync("/policies/compare?topic=accounts", Packs.Folder)).ShouldNotContain("12文字");
        (await TextAsync("/policies/compare?topic=accounts", folder["p"])).ShouldContain("12文字");
        (await TextAsync("/policies/misato/11-3", folder["p"])).ShouldContain("12文字");
    }

    [Fact]
    public async Task An_assumed_value_is_said_to_be_CareNets()
    {
        var page = await TextAsync("/policies/osaki/settings", Packs.Folder);

        page.ShouldContain("CareNetの標準（地域の決まりではありません）");
    }

    [Fact]
    public async Task A_rule_is_shown_with_what_CareNet_does()
    {
        var page = await TextAsync("/policies/misato/11-3", Packs.Folder);

        page.ShouldContain("第11条(3)");
        page.ShouldContain("CareNet がすること");
        (await TextAsync("/policies/okayama/4", Packs.Folder)).ShouldContain(
            "準備中",
            customMessage: "A treatment of a module that is not finished says so."
        );
    }

    [Fact]
    public async Task Rules_are_found_with_a_plain_form()
    {
        var page = await TextAsync("/policies/miyazaki?q=" + Uri.EscapeDataString("私物の端末"), Packs.Folder);

        page.ShouldContain("第18条");
        page.ShouldNotContain("第17条 3)");
    }

    [Fact]
    public async Task A_rule_named_in_a_sentence_is_a_link_with_its_place()
    {
        var page = await TextAsync("/policies/misato/11-2", Packs.Folder);

        page.ShouldContain("<a href=\"/policies/misato/notes-3-1\">留意事項(3)・1番目の項目</a>");
        page.ShouldNotContain(">misato/notes-3-1");
        page.ShouldNotContain("（misato/");
    }

    [Fact]
    public async Task A_day_of_the_past_shows_the_policy_of_its_day()
    {
        (await TextAsync("/policies/misato?on=2016-09-01", Packs.Folder)).ShouldContain("この版の文面は CareNet にありません");
        (await TextAsync("/policies/misato/11-3?on=2018-01-01", Packs.Folder)).ShouldContain("2018年1月1日 の版です");
        (await TextAsync("/policies/misato/11-3", Packs.Folder)).ShouldNotContain("の版です");
    }

    [Fact]
    public async Task Two_regions_are_compared_when_two_are_chosen()
    {
        var page = await TextAsync("/policies/compare?topic=accounts&with=misato&with=okayama", Packs.Folder);

        page.ShouldContain("data-label=\"三郷市\"");
        page.ShouldContain("data-label=\"岡山市\"");
        page.ShouldNotContain("data-label=\"大崎市\"");
    }

    [Fact]
    public async Task The_demo_policy_is_shown_where_the_demo_region_is()
    {
        await using var demo = new CareNetApp(database, host => host.UseSetting("CARENET_DEMO", "1"));
        await using var real = App(Packs.Folder);

        (await demo.CreateClient().GetStringAsync("/policies")).ShouldContain("/policies/demo");
        (await demo.CreateClient().GetStringAsync("/policies/demo/8-1")).ShouldContain("架空の地域");
        (await real.CreateClient().GetStringAsync("/policies")).ShouldNotContain("/policies/demo");
        (await real.CreateClient().GetAsync("/policies/demo")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/policies/nowhere")]
    [InlineData("/policies/nowhere/settings")]
    [InlineData("/policies/misato?on=2010-01-01")]
    [InlineData("/policies/misato/11-3?on=2016-09-01")]
    [InlineData("/policies/misato/99")]
    [InlineData("/policies/misato/okayama-4")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var app = App(Packs.Folder);

        (await app.CreateClient().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private CareNetApp App(string folder) => new(database, host => host.UseSetting("Policies:Folder", folder)) { Settings = folder };

    private async Task<string> TextAsync(string path, string folder)
    {
        await using var app = App(folder);
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "ja");
        var html = await client.GetStringAsync(path);
        return Regex.Replace(html, @"<(script|style)[\s\S]*?</\1>", "");
    }
}
