using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using static CareNet.Registration.Tests.Pages.ApplicationVisit;

namespace CareNet.Registration.Tests.Pages;

public sealed class ApplicationPagesTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Theory, MemberData(nameof(Regions.All), MemberType = typeof(Regions))]
    public async Task Every_page_of_the_form_opens_in_every_region(string region)
    {
        var applicant = await Applicant.In(host.App, region);
        await applicant.FillAsync(applicant.Answers());
        var client = host.BrowserOf(applicant);

        foreach (var page in new[] { "", "/facility", "/responsible", "/users", "/file", "/papers", "/explanation", "/check", "/print" })
        {
            var answer = await client.GetAsync($"{applicant.Address}{page}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1>", Case.Sensitive, page);
        }

        (await client.GetAsync($"/apply/{region}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(""), InlineData("/facility"), InlineData("/check"), InlineData("/print")]
    public async Task A_secret_that_is_none_has_no_page(string page) =>
        (await host.App.CreateClient().GetAsync($"/applications/at/nobody-knows-this{page}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_page_shows_its_mistakes_and_goes_on_when_they_are_mended()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var client = host.BrowserOf(applicant);
        var page = $"{applicant.Address}/facility";
        var fields = new Dictionary<string, string>
        {
            ["Answers.FacilityName"] = "ひまわり診療所",
            ["Answers.Kind"] = "HospitalOrClinic",
            ["Answers.Address"] = "三郷市中央1",
            ["Answers.Phone"] = "03",
        };

        var refused = await PostAsync(client, page, fields);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("電話番号を市外局番から入力してください");

        fields["Answers.Phone"] = "048-000-0000";
        (await PostAsync(client, page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await applicant.ViewAsync())!.Form.Phone.ShouldBe("048-000-0000");
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_refused_and_not_stored_as_left_out()
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var client = host.BrowserOf(applicant);
        var page = $"{applicant.Address}/responsible";

        var answer = await PostAsync(
            client,
            page,
            new()
            {
                ["Answers.HeadName"] = "岡本 実",
                ["Answers.Ground"] = nameof(EligibilityGround.IntegratedCareInCity),
                ["Answers.GroundText"] = "訪問診療",
                ["Answers.InsuredUntil"] = "2026-02-30",
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("読み取れない入力です");
        (await applicant.ViewAsync())!.Form.HeadName.ShouldBeNull();
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var client = host.BrowserOf(applicant);

        var answer = await client.PostAsync(
            $"{applicant.Address}/facility",
            new FormUrlEncodedContent([new("_handler", "facility"), new("Answers.Phone", "048-000-0000")])
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await applicant.ViewAsync())!.Form.Phone.ShouldBeNull();
    }

    [Fact]
    public async Task Opening_the_link_of_a_mail_puts_the_key_into_a_cookie_and_the_address_alone_opens_nothing()
    {
        var mail = $"{Guid.CreateVersion7():n}@example.jp";
        await (await TestRegion.In(host.App, "misato")).AskAsync<Result>(
            new StartApplication(new("misato"), mail, $"{Guid.CreateVersion7():n}", $"{Guid.CreateVersion7():n}", Applicant.Origin)
        );
        var code = await host.App.LinkTokenAsync(mail, "/applications/open/");
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });

        var opened = await PostAsync(client, $"/applications/open/{code}", new() { ["code"] = code }, "/applications/open");

        var address = PathOf(opened);
        address.ShouldMatch("^/applications/at/[0-9a-f]{16}$");
        var cookie = opened.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("carenet-application", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        var shown = await client.GetAsync(address);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await shown.Content.ReadAsStringAsync()).ShouldNotContain(cookie.Split(';')[0].Split('=')[1]);
        (await host.App.CreateClient().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_key_in_an_address_opens_nothing_and_does_not_get_into_the_browser()
    {
        var applicant = await Applicant.In(host.App, "misato");

        var answer = await host.App.CreateClient().GetAsync($"/applications/at/{applicant.Secret}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.Contains("carenet-application"));
    }

    [Fact]
    public async Task Several_applications_of_one_browser_are_told_apart_and_a_stranger_among_them_opens_nothing()
    {
        var (one, other) = (await Applicant.In(host.App, "misato"), await Applicant.In(host.App, "osaki"));
        var client = host.BrowserOf(one, other);

        one.Address.ShouldNotBe(other.Address);
        (await client.GetAsync(one.Address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(other.Address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/applications/at/0123456789abcdef")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.BrowserOf(one).GetAsync(other.Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_month_after_the_decision_the_key_is_void()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var id = await applicant.ApplyAsync();
        (
            await applicant.Area.AskAsync<Result>(
                new RefuseApplication(id, applicant.Area.Secretariat, "要件を満たしていません", Applicant.Origin)
            )
        ).IsOk.ShouldBeTrue();
        (await applicant.ViewAsync()).ShouldNotBeNull();

        host.Clock.Advance(TimeSpan.FromDays(31));

        (await applicant.ViewAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_secretariat_decides_on_its_pages_and_strangers_find_none()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var id = await applicant.ApplyAsync();
        var (secretary, elsewhere) = (await host.DeskAsync(applicant.Area), await host.DeskAsync(await TestRegion.In(host.App, "osaki")));
        string[] pages = ["applications", "applications?state=all", $"applications/{id}", "facilities", "roster", "roster?history=true"];
        foreach (var page in pages)
        {
            (await secretary.GetAsync($"/regions/misato/{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
            (await elsewhere.GetAsync($"/regions/misato/{page}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }

        var one = $"/regions/misato/applications/{id}";
        (await secretary.GetStringAsync(one)).ShouldContain($"href=\"{one}/decision\"");
        var approved = await PostAsync(
            secretary,
            $"{one}/decision",
            new()
            {
                ["Answer.Reason"] = "要件を満たしています",
                ["Answer.Act"] = "approve",
                ["Answer.Version"] = $"{await applicant.VersionAsync(id)}",
            }
        );

        PathOf(approved).ShouldBe(one);
        var facility = (await applicant.Area.AskAsync<Result<ApplicationView>>(new GetApplication(applicant.Area.Secretariat, id)))
            .Value
            .Facility;
        (await secretary.GetAsync($"/facilities/{facility}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync($"/facilities/{facility}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_key_of_an_application_that_a_secretariat_enters_leaves_the_browser_when_the_secretariat_signs_out()
    {
        var secretary = await host.DeskAsync(await TestRegion.In(host.App, "misato"));
        const string Page = "/regions/misato/applications";

        var entered = await PostAsync(secretary, Page, new() { ["Answer.Mail"] = $"{Guid.CreateVersion7():n}@example.jp" });

        var key = entered.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("carenet-application", StringComparison.Ordinal));
        key.ShouldStartWith("carenet-application-office=");
        key.ShouldContain("max-age=43200", Case.Insensitive, "no longer than a session");
        var session = secretary.DefaultRequestHeaders.GetValues("Cookie").Single();
        secretary.DefaultRequestHeaders.Remove("Cookie");
        secretary.DefaultRequestHeaders.Add("Cookie", $"{session}; {key.Split(';')[0]}; carenet-application=an-applicants-own");
        (await secretary.GetAsync(PathOf(entered))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var left = await PostAsync(secretary, Page, [], "/sign-out");

        left.Headers.GetValues("Set-Cookie")
            .Where(set => set.StartsWith("carenet-application", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldStartWith("carenet-application-office=; expires=Thu, 01 Jan 1970");
    }
}
