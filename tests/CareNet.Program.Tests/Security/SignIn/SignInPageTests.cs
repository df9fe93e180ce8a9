using System.Net;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Security.Tests.SignIn;

/// <summary>The pages over HTTP, without a script.</summary>
public sealed class SignInPageTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    [Fact]
    [Trait("rule", "misato/12-4"), Trait("rule", "nishitokyo/12-4"), Trait("rule", "miyazaki/17-4"), Trait("how", "enforce")]
    public async Task The_form_asks_the_browser_to_keep_no_password_and_no_page()
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient();

        using var page = await browser.GetAsync("/sign-in");
        var html = await page.Content.ReadAsStringAsync();

        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Input(html, "Form.Password").ShouldContain("autocomplete=\"off\"");
        html.ShouldNotContain("remember");
    }

    [Fact]
    [
        Trait("rule", "misato/11-4"),
        Trait("rule", "nishitokyo/11-4"),
        Trait("rule", "miyazaki/17-5"),
        Trait("rule", "miyazaki/17-4"),
        Trait("how", "enforce")
    ]
    public async Task The_cookie_goes_with_the_browser_and_no_script_reads_it()
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false });
        var nurse = await app.PersonAsync("misato");

        using var answer = await SendAsync(browser, nurse.MailAddress, TestPerson.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldEndWith("/sign-in/factor");
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("carenet=", StringComparison.Ordinal))
            .ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires");
        cookie.ShouldNotContain("max-age");
    }

    [Theory]
    [InlineData("/sign-in?back=https%3A%2F%2Fevil.example")]
    [InlineData("/sign-in?back=%2F%2Fevil.example")]
    public async Task Nobody_is_led_to_another_site_afterwards(string path)
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false });
        var nurse = await app.PersonAsync("misato");
        await database.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{nurse.Id}'");

        using var answer = await SendAsync(browser, nurse.MailAddress, TestPerson.Password, path);

        answer.Headers.Location!.ToString().ShouldNotContain("evil");
    }

    [Fact, Trait("rule", "miyazaki/tips-5"), Trait("how", "enforce")]
    public async Task Switching_the_user_ends_the_session_of_the_one_before()
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false });
        var (first, second) = (
            await app.PersonAsync("miyazaki", Registration.Contracts.FacilityRole.Administrator),
            await app.PersonAsync("miyazaki", Registration.Contracts.FacilityRole.Administrator)
        );
        using var one = await SendAsync(browser, first.MailAddress, TestPerson.Password);
        (await Live(first)).ShouldBe(1);

        using var two = await SendAsync(browser, second.MailAddress, TestPerson.Password);

        (await Live(first)).ShouldBe(0);
        (await Live(second)).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_halfway_in_reaches_nothing_but_the_next_step()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.Add("Cookie", $"carenet={await app.SessionTokenAsync(nurse, SignInStage.SecondFactor)}");

        (await browser.GetAsync("/account")).Headers.Location!.ToString().ShouldBe("/sign-in/second?back=%2Faccount");
        (await browser.GetAsync("/sign-in/second")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sensitive_pages_ask_for_the_password_again_after_a_quarter_of_an_hour()
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        using var browser = await app.SignedInAs(await app.PersonAsync("misato"));
        (await browser.GetAsync("/account/factor")).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(16));

        (await browser.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/account/factor")).Headers.Location!.ToString().ShouldBe("/sign-in/again?back=%2Faccount%2Ffactor");
    }

    [Fact]
    public async Task Other_sessions_end_only_after_a_fresh_proof_and_the_form_is_found_again()
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var nurse = await app.PersonAsync("misato");
        using var browser = await app.SignedInAs(nurse);
        using var phone = await app.SignedInAs(nurse);
        clock.Advance(TimeSpan.FromMinutes(16));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sessions/end-others")
        {
            Content = new FormUrlEncodedContent([new("sure", "yes")]),
        };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Referrer = new("http://localhost/account");

        var asked = await browser.SendAsync(request);
        asked.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await asked.Content.ReadAsStringAsync()).ShouldContain("action=\"/sign-in/again/form?to=%2Faccount%2Fsessions%2Fend-others\"");

        (await phone.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact, Trait("rule", "miyazaki/leak-1"), Trait("how", "enforce")]
    public async Task Browsers_are_told_to_come_encrypted_only()
    {
        await using var app = new CareNetApp(database, host => host.UseEnvironment("Production"));
        using var browser = app.CreateClient(new() { BaseAddress = new("https://care.example.jp") });

        (await browser.GetAsync("/sign-in")).Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");
    }

    [Theory]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("%FF%FE")]
    public async Task A_link_that_was_never_sent_is_said_to_be_void_and_leads_to_the_sign_in(string token)
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await browser.GetAsync($"/account/link/{token}");

        WebUtility
            .HtmlDecode(await answer.Content.ReadAsStringAsync())
            .ShouldSatisfyAllConditions(
                html => html.ShouldContain(SecurityErrors.LinkVoid.Text.Ja),
                html => html.ShouldContain("href=\"/sign-in\""),
                html => html.ShouldNotContain("Form.Password")
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    public async Task An_address_that_is_no_link_is_not_there(string rest)
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        (await browser.GetAsync($"/account/link/{rest}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false });
        var nurse = await app.PersonAsync("misato");

        using var answer = await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "sign-in",
                    ["Form.MailAddress"] = nurse.MailAddress,
                    ["Form.Password"] = TestPerson.Password,
                }
            )
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Live(nurse)).ShouldBe(0);
    }

    private Task<long> Live(TestPerson person) =>
        database.AskAsync<long>($"SELECT count(*) FROM security.sessions WHERE person = '{person.Id}' AND ended_at IS NULL");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, string password, string path = "/sign-in")
    {
        var html = await browser.GetStringAsync(path);
        var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        return await browser.PostAsync(
            path,
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "sign-in",
                    ["__RequestVerificationToken"] = token,
                    ["Form.MailAddress"] = address,
                    ["Form.Password"] = password,
                }
            )
        );
    }

    private static string Input(string html, string name) =>
        html.Split("<input").Single(input => input.Contains($"name=\"{name}\"", StringComparison.Ordinal));
}
