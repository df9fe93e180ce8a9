using System.Net;
using System.Text.RegularExpressions;

namespace CareNet.Web.Tests.Design;

public sealed partial class The_gallery
{
    [Fact]
    public async Task Exists_only_where_CareNet_is_built()
    {
        await using var host = await PagesHost.StartAsync("Production");
        (await host.Browser().GetAsync("/gallery")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_English_holds_Japanese_only_where_it_is_marked()
    {
        await using var host = await PagesHost.StartAsync();
        var page = await host.Browser("lang=en").GetStringAsync("/gallery");
        page.ShouldContain("田辺 由美");
        Japanese().Match(MarkedJapanese().Replace(page, "")).Value.ShouldBe("");
    }

    [Fact]
    public async Task Obeys_the_content_security_policy()
    {
        await using var host = await PagesHost.StartAsync();
        var page = await host.Browser().GetStringAsync("/gallery");
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        InlineScript().IsMatch(page).ShouldBeFalse();
    }

    [Fact]
    public async Task Uses_each_id_once_and_every_fragment_of_a_mistake_leads_to_a_field()
    {
        await using var host = await PagesHost.StartAsync();
        var page = await host.Browser().GetStringAsync("/gallery");
        var ids = Id().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        ids.ShouldBeUnique();
        ids.ShouldContain("phone");
        ids.ShouldContain("care");
        page.ShouldContain("href=\"#phone\"");
        page.ShouldContain("href=\"#care\"");
    }

    [Fact]
    public async Task Preselects_nothing()
    {
        await using var host = await PagesHost.StartAsync();
        (await host.Browser().GetStringAsync("/gallery")).ShouldNotContain(" checked");
    }

    [GeneratedRegex(@"[\u3040-\u30ff\u3400-\u9fff\uff01-\uff60\u3001\u3002]")]
    private static partial Regex Japanese();

    // Marked elements hold text only, so the next closing tag of the same name is theirs.
    [GeneratedRegex(@"<(\w+)(?: [^>]*)? lang=""ja""[^>]*>.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex MarkedJapanese();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)|\son\w+=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"\sid=""([^""]+)""")]
    private static partial Regex Id();
}
