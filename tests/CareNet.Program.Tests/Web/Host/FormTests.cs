using System.Net;
using System.Text.RegularExpressions;
using CareNet.Testing;
using CareNet.Web.Pages.Errors;

namespace CareNet.Web.Tests.Host;

public sealed class FormTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Development", "/language", "to", "en")]
    [InlineData("Production", "/language", "to", "en")]
    [InlineData("Development", "/sign-in", "_handler", "sign-in")]
    [InlineData("Development", "/sign-in", "Form.MailAddress", "\0")]
    [InlineData("Production", "/sign-in", "Form.MailAddress", "\0")]
    public async Task A_form_that_is_forged_or_cannot_be_read_is_refused_with_the_page_that_says_so(
        string environment,
        string path,
        string field,
        string value
    )
    {
        await using var app = Probe.App(database, _ => { }, environment: environment, settings: environment);
        var request = Probe.Ask(path, method: HttpMethod.Post);
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { [field] = value, ["__RequestVerificationToken"] = "forged" }
        );

        var answer = await app.CreateClient().SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(ErrorPageTexts.For(400).Happened.Ja);
    }

    [Theory, InlineData("Development"), InlineData("Production")]
    public async Task A_form_that_its_page_no_longer_shows_is_refused_with_the_page_that_says_so(string environment)
    {
        await using var app = Probe.App(database, _ => { }, environment: environment, settings: environment);
        var browser = app.CreateClient();
        var shown = await browser.GetStringAsync("/sign-in");
        var token = Regex.Match(shown, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        token.ShouldNotBeEmpty();
        var request = Probe.Ask("/sign-in", method: HttpMethod.Post);
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_handler"] = "gone-meanwhile", ["__RequestVerificationToken"] = token }
        );

        var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(
            html => html.ShouldContain(ErrorPageTexts.For(400).Happened.Ja),
            html => html.ShouldNotContain("Cannot submit")
        );
    }
}
