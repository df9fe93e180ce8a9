using System.Net;
using System.Text.RegularExpressions;
using CareNet.Web.Tests.Design;

namespace CareNet.Web.Tests.Screening;

public sealed partial class Trying_the_screen
{
    [Fact]
    public async Task Exists_only_where_CareNet_is_built()
    {
        await using var host = await PagesHost.StartAsync("Production");
        (await host.Browser().GetAsync("/screen")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Marks_the_words_and_says_why_and_whom_to_phone()
    {
        var page = await Tried("SpO2 78%で、呼んでも返事がありません");

        page.ShouldContain("<mark>");
        page.ShouldContain("SpO2 78");
        page.ShouldContain("119");
        page.ShouldContain("試用版です");
    }

    [Fact]
    public async Task Never_says_that_nothing_is_urgent()
    {
        var page = await Tried("昼食は全量召し上がりました");

        page.ShouldNotContain("<mark>");
        page.ShouldContain("急ぎかどうかは書いた人が判断してください");
    }

    [Fact]
    public async Task Shows_what_was_typed_as_text() =>
        (await Tried("<script>alert(1)</script> 胸が痛いと言われます")).ShouldNotContain("<script>alert");

    private static async Task<string> Tried(string draft)
    {
        await using var host = await PagesHost.StartAsync();
        var browser = host.Browser();
        var page = await browser.GetAsync("/screen");
        var token = Token().Match(Form().Match(await page.Content.ReadAsStringAsync()).Value).Groups[1].Value;
        browser.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var answer = await browser.PostAsync(
            "/screen",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "draft",
                    ["Draft.Text"] = draft,
                    ["__RequestVerificationToken"] = token,
                }
            )
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode((await answer.Content.ReadAsStringAsync()).Replace("&lt;script", "(script"));
    }

    [GeneratedRegex("<form[^>]*class=\"form\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
