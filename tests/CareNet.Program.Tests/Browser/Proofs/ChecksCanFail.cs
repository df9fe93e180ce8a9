using CareNet.Browser.Tests.Browsing;
using CareNet.Browser.Tests.Checks;
using CareNet.Platform;
using CareNet.Testing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Proofs;

/// <summary>Each check on markup that an author could have written by mistake.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ChecksCanFail(BrowserHost host)
{
    private static readonly Sight Phone = new("/", 390, 844, ColorScheme.Light, Language.Ja);

    private const string Sound = """
        <!doctype html><html lang="ja"><head><title>見本</title></head><body><main><h1>見本</h1>
        <p>くわしくは<a href="/">規程の第四条</a>をご覧ください。</p>
        <label style="display:inline-block;padding:1rem 2rem"><input type="checkbox"> はい</label>
        <button style="width:44px;height:44px">はい</button></main></body></html>
        """;

    [Fact]
    public async Task Sound_markup_passes_every_check()
    {
        await using var visit = await Shown(Sound);

        (await Axe.FindingsAsync(visit.Page)).ShouldBe([]);
        (await Targets.TooSmallAsync(visit.Page)).ShouldBe([]);
        (await Width.OverflowAsync(visit.Page)).ShouldBe([]);
        visit.Complaints.ShouldBe([]);
    }

    [Theory]
    [InlineData("<html lang=\"ja\">", "<html>", "html-has-lang")]
    [InlineData("<h1>", "<h1 style=\"color:#ccc;background:#fff\">", "color-contrast")]
    [InlineData("<main>", "<main><img src=\"data:,\">", "image-alt")]
    [InlineData("<h1>見本</h1>", "<h1>見本</h1><h4>抜けた見出し</h4>", "heading-order")]
    public async Task Axe_finds_a_barrier(string sound, string broken, string rule)
    {
        await using var visit = await Shown(Sound.Replace(sound, broken));

        (await Axe.FindingsAsync(visit.Page)).ShouldContain(finding => finding.StartsWith(rule));
    }

    [Theory]
    [InlineData("<a href=\"/\">短い</a>")]
    [InlineData("<button style=\"width:44px;height:30px;padding:0\">はい</button>")]
    [InlineData("<label for=\"x\">小</label><input id=\"x\" type=\"radio\">")]
    [InlineData("<details><summary style=\"line-height:20px\">詳細</summary>本文</details>")]
    public async Task A_small_target_is_found(string markup)
    {
        await using var visit = await Shown(Sound.Replace("</main>", $"<div>{markup}</div></main>"));

        (await Targets.TooSmallAsync(visit.Page)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sideways_scrolling_is_found()
    {
        await using var visit = await Shown(Sound.Replace("</main>", "<div style=\"width:500px\">広い</div></main>"));

        (await Width.OverflowAsync(visit.Page)).ShouldContain(culprit => culprit.Contains("width:500px"));
    }

    [Fact]
    public async Task What_scrolls_inside_its_own_frame_is_fine()
    {
        await using var visit = await Shown(
            Sound.Replace("</main>", "<div style=\"overflow-x:auto\"><div style=\"width:500px\">表</div></div></main>")
        );

        (await Width.OverflowAsync(visit.Page)).ShouldBe([]);
    }

    [Theory]
    [InlineData("<script>console.error('broken')</script>", "broken")]
    [InlineData("<script>throw new Error('thrown')</script>", "thrown")]
    [InlineData("<img alt=\"\" src=\"/there/is/no/such.png\">", "404")]
    [InlineData(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self'\"><style>p { color: red }</style>",
        "Content Security Policy"
    )]
    public async Task A_complaint_of_the_browser_is_heard(string markup, string word)
    {
        await using var visit = await host.BlankAsync(Phone);
        // Answered by the test itself: a page of CareNet would refuse these scripts before they can complain.
        await visit.Page.RouteAsync(
            "**/blank",
            route =>
                route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = Sound.Replace("</main>", markup + "</main>") })
        );
        await visit.Page.GotoAsync("/blank", new() { WaitUntil = WaitUntilState.Load });

        await Patience.Until(() => visit.Complaints.Any(complaint => complaint.Contains(word)), $"the browser complains of {word}");
    }

    private async Task<Visit> Shown(string markup)
    {
        var visit = await host.BlankAsync(Phone);
        await visit.Page.SetContentAsync(markup);
        return visit;
    }
}
