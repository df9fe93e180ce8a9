using System.Net;
using System.Text.RegularExpressions;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Policy.Tests.Pages;

/// <summary>The same program with another folder of policies does another thing.</summary>
public sealed class PagesFollowThePack(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_changed_setting_changes_the_pages_without_a_rebuild()
    {
        using var folder = new ScratchFolder();
        Packs.CopyTo(folder["p"], "misato", "    minLength: 8\n", "    minLength: 12\n");

        (await TextAsync("/policies/compare?topic=accounts", Packs.Folder)).ShouldNotContain("<span>12 ");
        (await TextAsync("/policies/compare?topic=accounts", folder["p"])).ShouldContain("<span>12 ");
        (await TextAsync("/policies/misato/11-3", folder["p"])).ShouldContain("12");
    }

    [Fact]
    public async Task An_assumed_value_is_said_to_be_CareNets()
    {
        var page = await TextAsync("/policies/osaki", Packs.Folder);

        page.ShouldContain("CareNetの標準（地域の決まりではありません）");
    }

    [Fact]
    public async Task A_rule_is_shown_with_what_CareNet_does()
    {
        var page = await TextAsync("/policies/misato/11-3", Packs.Folder);

        page.ShouldContain("第11条(3)");
        page.ShouldContain("CareNet がすること");
        page.ShouldContain("準備中", customMessage: "A treatment of a module that is not finished says so.");
    }

    [Fact]
    public async Task Rules_are_found_with_a_plain_form()
    {
        var page = await TextAsync("/policies/miyazaki?q=" + Uri.EscapeDataString("私物の端末"), Packs.Folder);

        page.ShouldContain("第18条");
        page.ShouldNotContain("第17条 3)");
    }

    [Theory]
    [InlineData("/policies/nowhere")]
    [InlineData("/policies/misato/99")]
    [InlineData("/policies/misato/okayama-4")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var app = App(Packs.Folder);

        (await app.CreateClient().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private CareNetApp App(string folder) => new(database, host => host.UseSetting("Policies:Folder", folder));

    private async Task<string> TextAsync(string path, string folder)
    {
        await using var app = App(folder);
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "ja");
        var html = await client.GetStringAsync(path);
        return Regex.Replace(html, @"<(script|style)[\s\S]*?</\1>", "");
    }
}
