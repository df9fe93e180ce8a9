using System.Globalization;
using System.Net;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Pages;

public class SafetyPageTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory, InlineData("misato"), InlineData("miyazaki"), InlineData("osaki")]
    public async Task Administrators_open_the_pages_of_their_facility_and_for_everybody_else_there_are_none(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var member = await house.App.PersonAsync(region, FacilityRole.Staff, administrator.Facility);
        var stranger = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var device = await house.App.DeviceAsync(administrator, member);
        var incident = (await house.App.ReportAsync(administrator, IncidentKind.SuspectedLeak)).Value;
        using var own = await house.App.SignedInAs(administrator);
        using var members = await house.App.SignedInAs(member);
        using var strangers = await house.App.SignedInAs(stranger);
        var facility = $"/facilities/{administrator.Facility}";
        string[] pages =
        [
            $"{facility}/devices",
            $"{facility}/devices/new",
            $"{facility}/incidents",
            $"{facility}/audit",
            $"{facility}/audit?purpose=FacilityReview",
            $"{facility}/shared-accounts",
            $"{facility}/emergency-card",
            $"/devices/{device}",
            $"/devices/{device}/check",
            $"/devices/{device}/return",
            $"/incidents/{incident}",
        ];

        foreach (var page in pages)
        {
            (await own.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK, page);
            (await members.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
            (await strangers.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }

        (await members.GetAsync($"{facility}/take-outs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await strangers.GetAsync($"{facility}/take-outs")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await members.GetAsync("/safety")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_loss_is_reported_without_signing_in_and_the_answer_is_the_same_for_a_wrong_code()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var (code, token) = (await house.App.CodeOfAsync(administrator), await house.App.SessionTokenAsync(administrator));
        using var browser = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

        var wrong = await ReportAsync(browser, "222222222222", administrator.MailAddress);
        (await house.IsLiveAsync(token)).ShouldBeTrue();
        var right = await ReportAsync(browser, code, administrator.MailAddress);

        (await house.IsLiveAsync(token)).ShouldBeFalse();
        (wrong.StatusCode, right.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        right.Headers.Location.ShouldBe(wrong.Headers.Location);
        (await browser.GetStringAsync(right.Headers.Location)).ShouldContain("すべての端末でログインを終了し");
        var missing = await browser.SendAsync("/report", "report", ("Form.Code", ""), ("Form.Mail", "x"));
        (await missing.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(
            html => html.ShouldContain("何が起きたかを選んでください"),
            html => html.ShouldContain("事業所のコードを入力してください"),
            html => html.ShouldContain("メールアドレスを入力してください")
        );
    }

    [Theory, InlineData(IncidentKind.LostDevice), InlineData(IncidentKind.Intrusion)]
    public async Task Somebody_signed_in_reports_and_is_signed_out_everywhere(IncidentKind kind)
    {
        var nurse = await house.App.PersonAsync("miyazaki");
        using var browser = await house.App.SignedInAs(nurse);

        (await browser.SendAsync("/report", "report", ("Form.Kind", kind.ToString())))
            .Headers.Location!.ToString()
            .ShouldEndWith("/report/done?ended=true");

        (await browser.GetAsync("/safety")).Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    [Theory, InlineData(IncidentKind.Anomaly), InlineData(IncidentKind.Breach), InlineData(IncidentKind.SuspectedLeak)]
    public async Task A_report_that_ends_no_sign_in_does_not_say_that_it_did(IncidentKind kind)
    {
        var nurse = await house.App.PersonAsync("miyazaki");
        using var browser = await house.App.SignedInAs(nurse);

        var sent = await browser.SendAsync("/report", "report", ("Form.Kind", kind.ToString()));

        (await browser.GetStringAsync(sent.Headers.Location)).ShouldSatisfyAllConditions(
            html => html.ShouldContain("ログインは終了していません"),
            html => html.ShouldNotContain("ログインを終了し")
        );
        (await browser.GetAsync("/safety")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_device_a_take_out_and_an_incident_go_their_way_on_pages()
    {
        var administrator = await house.App.PersonAsync("nishitokyo", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("nishitokyo", FacilityRole.Staff, administrator.Facility);
        using var desk = await house.App.SignedInAs(administrator);
        using var phone = await house.App.SignedInAs(nurse);

        var refused = await desk.SendAsync(
            $"/facilities/{administrator.Facility}/devices/new",
            "device",
            ("Form.Label", "iPad 3"),
            ("Form.Kind", "Tablet"),
            ("Form.Owner", "Facility"),
            ("Form.SecurityProduct", "まもる")
        );
        (await refused.Content.ReadAsStringAsync()).ShouldContain("画面のロック");
        (await house.App.AskAsync<DeviceList>(new ListDevices(administrator.Facility, null, administrator.Id))).Rows.ShouldBeEmpty();

        var announced = await phone.SendAsync(
            $"/facilities/{nurse.Facility}/take-outs",
            "take-out",
            ("Form.Content", "記録"),
            ("Form.Medium", "Paper"),
            ("Form.Purpose", "会議"),
            ("Form.Begins", house.Today.ToString("o", CultureInfo.InvariantCulture)),
            ("Form.Ends", house.Today.AddDays(1).ToString("o", CultureInfo.InvariantCulture))
        );
        var page = announced.Headers.Location!.ToString();
        (await desk.SendAsync(page, "take-out", ("Form.Act", "approve"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await house.App.AskAsync<TakeOutList>(new ListTakeOuts(nurse.Facility, null, nurse.Id)))
            .Rows.ShouldHaveSingleItem()
            .State.ShouldBe(TakeOutState.Outside);
        var wrong = await phone.SendAsync(
            $"/facilities/{nurse.Facility}/take-outs",
            "take-out",
            ("Form.Content", "記録"),
            ("Form.Medium", "Paper"),
            ("Form.Begins", "31.11.2026"),
            ("Form.Ends", "")
        );
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("入力を読み取れませんでした");

        var id = (await house.App.ReportAsync(administrator, IncidentKind.Anomaly)).Value;
        (await desk.SendAsync($"/incidents/{id}", "write", ("Form.Act", "line"), ("Form.Text", "確認中"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var step = (await house.App.FileAsync(id, administrator)).Steps[0];
        (await desk.SendAsync($"/incidents/{id}", $"step-{step.Id}", ("Form.Text", "済"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (
            await desk.SendAsync(
                $"/incidents/{id}",
                "leak",
                ("Form.KnownOn", house.Today.ToString("o", CultureInfo.InvariantCulture)),
                ("Form.Wrongful", "no")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var html = await (await desk.GetAsync($"/incidents/{id}")).Content.ReadAsStringAsync();
        (html.Contains("個人情報保護委員会への速報"), html.Contains("確認中"), html.Contains("法律")).ShouldBe((true, true, true));
    }

    private static Task<HttpResponseMessage> ReportAsync(HttpClient browser, string code, string mail) =>
        browser.SendAsync("/report", "report", ("Form.Kind", "LostDevice"), ("Form.Code", code), ("Form.Mail", mail));
}
