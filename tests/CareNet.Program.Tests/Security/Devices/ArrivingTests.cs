using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Pages;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

/// <summary>The device is asked about by the sign-in itself.</summary>
public class ArrivingTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory, InlineData("misato"), InlineData("nishitokyo"), InlineData("okayama")]
    [Trait("rule", "misato/notes-3-1"), Trait("rule", "nishitokyo/notes-3-1"), Trait("rule", "misato/form-3-2-2"), Trait("how", "enforce")]
    public async Task An_unknown_device_is_asked_for_the_factor_first_and_waits_once_it_is_in(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync(region, FacilityRole.Staff, administrator.Facility);

        var begun = await house.App.SignInAsync(nurse, from: With(null));
        begun.Outcome.ShouldBe(SignInOutcome.SetUpFactor);
        (await DevicesOfAsync(nurse)).ShouldBe(0);
        var session = (await house.App.SessionOfAsync(begun.Token))!.Session;
        var done = (await house.App.AskAsync<Result<SignInAnswer>>(new PostponeFactor(session, nurse.Id, With(null)))).Value;

        (done.Outcome, done.DeviceToken is null).ShouldBe((SignInOutcome.SignedIn, false));
        (
            await house.AskAsync<string>(
                $"SELECT d.state FROM security.sessions s JOIN security.devices d ON d.id = s.device WHERE s.id = '{session}'"
            )
        ).ShouldBe("Pending");
        await house.UntilToldAsync(administrator.Id, "security.device_pending");
        (await house.App.SignInAsync(nurse, from: With(done.DeviceToken))).DeviceToken.ShouldBeNull();
        (await DevicesOfAsync(nurse)).ShouldBe(1);
    }

    [Fact]
    [Trait("rule", "miyazaki/18"), Trait("rule", "miyazaki/leak-2"), Trait("how", "enforce")]
    public async Task Where_only_registered_devices_are_admitted_an_unknown_one_gets_no_session()
    {
        var (administrator, nurse, token) = await MiyazakiAsync();

        var unknown = await house.App.SignInAsync(nurse, from: With(null));
        (unknown.Outcome, unknown.Token, unknown.Why!.Code).ShouldBe((SignInOutcome.DeviceRefused, null, "security.device_not_admitted"));
        (await house.App.SignInAsync(administrator, from: With(null))).Outcome.ShouldBe(SignInOutcome.DeviceRefused);
        (await house.AskAsync<long>($"SELECT count(*) FROM security.sessions WHERE person = '{nurse.Id}'")).ShouldBe(0);
        (await house.App.SignInAsync(nurse, from: With(token))).Token.ShouldNotBeNull();
        (await house.App.SignInAsync(administrator, from: With(token))).Why!.Code.ShouldBe("security.device_not_for_you");

        await using var off = house.Without("miyazaki", "miyazaki/18");
        (await off.SignInAsync(nurse, from: With(null))).Token.ShouldNotBeNull();
    }

    [Fact]
    [Trait("rule", "miyazaki/18"), Trait("rule", "misato/notes-3-1"), Trait("rule", "nishitokyo/notes-3-1"), Trait("how", "enforce")]
    public async Task A_device_of_another_facility_is_unknown_to_ones_own()
    {
        var other = await DecliningAsync("misato");
        var token = (await house.App.SignInAsync(other, from: With(null))).DeviceToken;
        token.ShouldNotBeNull();
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await DecliningAsync("misato", administrator.Facility);

        var own = await house.App.SignInAsync(nurse, from: With(token));

        (own.Outcome, own.DeviceToken is null or "" || own.DeviceToken == token).ShouldBe((SignInOutcome.SignedIn, false));
        (await DevicesOfAsync(nurse)).ShouldBe(1);
        await house.UntilToldAsync(administrator.Id, "security.device_pending");
        await house.RunAsync($"UPDATE security.devices SET state = 'Registered', holder = NULL WHERE facility = '{other.Facility}'");
        var (_, elsewhere, _) = await MiyazakiAsync();
        (await house.App.SignInAsync(elsewhere, from: With(token))).Why!.Code.ShouldBe("security.device_not_admitted");
    }

    [Fact]
    public async Task Who_administers_a_facility_without_any_device_comes_in_to_register_the_first()
    {
        var administrator = await house.App.PersonAsync("miyazaki", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("miyazaki", FacilityRole.Staff, administrator.Facility);

        (await house.App.SignInAsync(administrator, from: With(null))).Token.ShouldNotBeNull();
        (await house.App.SignInAsync(nurse, from: With(null))).Outcome.ShouldBe(SignInOutcome.DeviceRefused);
    }

    [Fact]
    [Trait("rule", "miyazaki/18"), Trait("how", "enforce")]
    public async Task The_page_says_what_to_do_and_lets_the_registered_device_in()
    {
        var (_, nurse, token) = await MiyazakiAsync();
        using var unknown = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var known = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        known.DefaultRequestHeaders.Add("Cookie", $"carenet-device={token}");

        var refused = await EnterAsync(unknown, nurse);
        var admitted = await EnterAsync(known, nurse);

        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("登録された端末だけがログインできます");
        refused.Headers.TryGetValues("Set-Cookie", out var set);
        (set ?? []).ShouldNotContain(cookie => cookie.StartsWith("carenet=", StringComparison.Ordinal));
        admitted.Headers.Location!.ToString().ShouldEndWith("/sign-in/factor");
    }

    [Fact]
    public async Task A_new_device_gets_its_cookie_with_the_session()
    {
        var nurse = await house.App.PersonAsync("osaki");
        await house.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{nurse.Id}'");
        using var browser = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

        var answer = await EnterAsync(browser, nurse);

        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("carenet-device=", StringComparison.Ordinal));
        (await DevicesOfAsync(nurse)).ShouldBe(1);
    }

    [Theory, InlineData("okayama", "okayama/3-1"), InlineData("misato", "misato/11-6"), InlineData("nishitokyo", "nishitokyo/11-6")]
    [Trait("rule", "okayama/3-1"), Trait("rule", "misato/11-6"), Trait("rule", "nishitokyo/11-6"), Trait("how", "record")]
    public async Task A_new_device_comes_in_when_its_owner_ticks_that_it_locks_and_the_register_keeps_that(string region, string rule)
    {
        var nurse = await DecliningAsync(region);

        var asked = await house.App.SignInAsync(nurse, from: With(null, locks: false));

        (asked.Outcome, asked.DeviceToken).ShouldBe((SignInOutcome.DeclareLock, null));
        (await DevicesOfAsync(nurse)).ShouldBe(0);
        using var browser = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.Add("Cookie", $"carenet={asked.Token}");
        (await browser.GetAsync("/safety")).Headers.Location!.ToString().ShouldBe("/sign-in/device?back=%2Fsafety");
        var unticked = await browser.SendAsync("/sign-in/device", "device-lock");
        (await unticked.Content.ReadAsStringAsync()).ShouldContain("ロックを設定してから");
        (await DevicesOfAsync(nurse)).ShouldBe(0);
        var ticked = await browser.SendAsync("/sign-in/device?back=%2Fsafety", "device-lock", ("Form.Locks", "yes"));

        ticked.Headers.Location!.ToString().ShouldEndWith("/safety");
        ticked.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("carenet-device=", StringComparison.Ordinal));
        (await house.AskAsync<string[]>($"SELECT declared FROM security.devices WHERE holder = '{nurse.Id}'"))!.ShouldContain(rule);
    }

    [Fact]
    public async Task Where_no_rule_speaks_of_locks_nobody_is_asked()
    {
        await using var off = house.Without("okayama", "okayama/3-1");
        (await off.SignInAsync(await DecliningAsync("okayama"), from: With(null, locks: false))).Outcome.ShouldBe(SignInOutcome.SignedIn);
        (await house.App.SignInAsync(await DecliningAsync("osaki"), from: With(null, locks: false))).Outcome.ShouldBe(
            SignInOutcome.SignedIn
        );
    }

    private async Task<TestPerson> DecliningAsync(string region, FacilityId? facility = null)
    {
        var nurse = await house.App.PersonAsync(region, facility: facility);
        await house.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{nurse.Id}'");
        return nurse;
    }

    private static SignInClient With(string? token, bool locks = true) =>
        SecurityActs.Phone with
        {
            Brought = new(token, DeviceKind.Phone) { DeclaresLock = locks },
        };

    private static Task<HttpResponseMessage> EnterAsync(HttpClient browser, TestPerson person) =>
        browser.SendAsync("/sign-in", "sign-in", ("Form.MailAddress", person.MailAddress), ("Form.Password", TestPerson.Password));

    private Task<long> DevicesOfAsync(TestPerson person) =>
        house.AskAsync<long>($"SELECT count(*) FROM security.devices WHERE holder = '{person.Id}'");

    private async Task<(TestPerson Administrator, TestPerson Nurse, string Token)> MiyazakiAsync()
    {
        var administrator = await house.App.PersonAsync("miyazaki", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("miyazaki", FacilityRole.Staff, administrator.Facility);
        var registered = await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(nurse));
        return (
            administrator,
            nurse,
            (await house.App.AskAsync<Result<string>>(new JoinDevice(registered.Value.JoinCode, Asking.Somewhere))).Value
        );
    }
}
