using System.Net;
using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Http;

namespace CareNet.Web.Tests.Design;

public sealed partial class Switching_language_and_theme
{
    [Theory]
    [InlineData(null, null, "ja")]
    [InlineData(null, "en-GB,en;q=0.9", "en")]
    [InlineData(null, "en-US,en;q=0.9,ja;q=0.2", "ja")]
    [InlineData(null, "de,en;q=0.8", "ja")]
    [InlineData("lang=en", "ja", "en")]
    [InlineData("lang=ja", "en", "ja")]
    [InlineData("lang=xx", null, "ja")]
    public async Task The_page_says_which_language_it_is_in(string? cookie, string? accepted, string expected)
    {
        await using var host = await PagesHost.StartAsync();
        (await host.Browser(cookie, accepted).GetStringAsync("/gallery")).ShouldContain($"<html lang=\"{expected}\"");
    }

    [Theory]
    [InlineData("theme=dark", " data-theme=\"dark\"", "media=\"screen\"")]
    [InlineData(null, "<html lang=\"ja\">", "prefers-color-scheme: dark")]
    public async Task Dark_is_chosen_or_the_devices_wish(string? cookie, string html, string media)
    {
        await using var host = await PagesHost.StartAsync();
        var page = await host.Browser(cookie).GetStringAsync("/gallery");
        page.ShouldContain(html);
        page.ShouldContain(media);
    }

    [Fact]
    public async Task Light_by_choice_loads_no_dark_colours()
    {
        await using var host = await PagesHost.StartAsync();
        (await host.Browser("theme=light").GetStringAsync("/gallery")).ShouldNotContain("dark.");
    }

    [Theory]
    [InlineData("/language", "en", "/gallery", "/gallery", "lang=en")]
    [InlineData("/language", "ja", "/あ", "/%E3%81%82", "lang=ja")]
    [InlineData("/language", "ja", "//elsewhere.example", "/", "lang=ja")]
    [InlineData("/theme", "dark", "https://elsewhere.example/", "/", "theme=dark")]
    public async Task A_switch_is_remembered_and_leads_back_inside(string form, string to, string back, string expected, string cookie)
    {
        await using var host = await PagesHost.StartAsync();
        var browser = host.Browser();
        var page = await browser.GetAsync("/gallery");
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        browser.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var answer = await browser.PostAsync(form, Form(to, back, token));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(expected);
        var set = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        set.ShouldStartWith(cookie);
        set.ShouldContain("httponly");
        set.ShouldContain("samesite=lax");
    }

    [Theory]
    [InlineData("https", "__Host-lang=en; max-age=31536000; path=/; secure; samesite=lax; httponly")]
    [InlineData("http", "lang=en; max-age=31536000; path=/; samesite=lax; httponly")]
    public void Under_https_a_choice_is_kept_for_this_host_alone(string scheme, string expected)
    {
        var http = new DefaultHttpContext { Request = { Scheme = scheme } };

        Preferences.Remember(http, Preferences.LanguageCookie, "en");

        var set = http.Response.Headers.SetCookie.ToString();
        set.ShouldBe(expected, StringCompareShould.IgnoreCase);
        http.Request.Headers.Cookie = set.Split(';')[0];
        Preferences.LanguageOf(http.Request).ShouldBe(Language.En);
    }

    [Fact]
    public void Under_https_a_choice_that_came_without_its_prefix_is_not_believed()
    {
        var http = new DefaultHttpContext { Request = { Scheme = "https" } };
        http.Request.Headers.Cookie = "theme=dark";

        Preferences.ThemeOf(http.Request).ShouldBe(Theme.Auto);
    }

    [Fact]
    public async Task Without_the_token_nothing_is_switched()
    {
        await using var host = await PagesHost.StartAsync();
        var answer = await host.Browser("lang=en").PostAsync("/language", Form("ja", "/", "forged"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.TryGetValues("Set-Cookie", out var set);
        (set ?? []).ShouldNotContain(cookie => cookie.StartsWith("lang=", StringComparison.Ordinal));
    }

    private static FormUrlEncodedContent Form(string to, string back, string token) =>
        new(
            new Dictionary<string, string>
            {
                ["to"] = to,
                ["back"] = back,
                ["__RequestVerificationToken"] = token,
            }
        );

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
