using System.Net;
using CareNet.Platform;
using CareNet.Web.Pages.Errors;

namespace CareNet.Web.Tests.Design;

public sealed class Error_pages_tell_what_is_safe
{
    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Each_in_both_languages_with_its_own_status(int status)
    {
        var words = ErrorPageTexts.For(status);
        await using var host = await PagesHost.StartAsync("Production");
        foreach (var language in Enum.GetValues<Language>())
        {
            var answer = await host.Browser($"lang={language.ToString().ToLowerInvariant()}").GetAsync($"/error/{status}");
            ((int)answer.StatusCode).ShouldBe(status);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            page.ShouldContain(words.Happened.In(language));
            page.ShouldContain(words.Safe.In(language));
            page.ShouldContain(words.Next.In(language));
        }
    }

    [Fact]
    public async Task Forbidden_and_absent_are_one_answer()
    {
        await using var host = await PagesHost.StartAsync("Production");
        var forbidden = await host.Browser().GetAsync("/error/403");
        forbidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ErrorPageTexts.For(403).ShouldBe(ErrorPageTexts.For(404));
    }

    [Fact]
    public async Task An_unknown_address_is_answered_with_a_page()
    {
        await using var host = await PagesHost.StartAsync("Production");
        var answer = await host.Browser().GetAsync("/nowhere?x=1");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("このページは表示できません");
        page.ShouldContain("name=\"back\" value=\"/nowhere?x=1\"");
    }
}
