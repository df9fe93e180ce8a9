using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

public class SigningInTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory]
    [InlineData("misato"), InlineData("nishitokyo")]
    [Trait("rule", "misato/notes-3-1"), Trait("rule", "nishitokyo/notes-3-1"), Trait("rule", "misato/form-3-2-2"), Trait("how", "enforce")]
    public async Task An_unknown_device_asks_for_the_second_factor_and_waits_for_the_administrator(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync(region, FacilityRole.Staff, administrator.Facility);

        var first = await house.App.SignInOnAsync(nurse, null, secondFactor: false);
        var second = await house.App.SignInOnAsync(nurse, null);

        (first.Outcome, first.Why!.Code, first.NewToken).ShouldBe((DeviceOutcome.Pending, "security.device_second_factor", null));
        (second.Outcome, second.Why).ShouldBe((DeviceOutcome.Pending, null));
        await house.UntilToldAsync(administrator.Id, "security.device_pending");
        (await house.App.SignInOnAsync(nurse, second.NewToken, secondFactor: false)).Why!.Code.ShouldBe("security.device_second_factor");

        var details = await house.App.DetailsAsync(nurse);
        (await house.App.RegisterAsync(administrator, details, second.Device)).IsOk.ShouldBeTrue();
        (await house.App.SignInOnAsync(nurse, second.NewToken, secondFactor: false)).Outcome.ShouldBe(DeviceOutcome.Known);
        (await house.App.RegisterAsync(administrator, details, second.Device)).Error!.Code.ShouldBe("security.device_already_decided");
    }

    [Fact]
    [Trait("rule", "misato/form-3-2-2"), Trait("how", "enforce")]
    public async Task A_refused_device_signs_nobody_in_and_whoever_works_on_it_is_out()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var answer = await house.App.SignInOnAsync(administrator, null);
        var token = await house.SessionOnAsync(administrator, answer.Device!.Value);

        (await house.App.AskAsync<Result>(new RefuseDevice(answer.Device.Value, administrator.Id, Asking.Somewhere))).IsOk.ShouldBeTrue();

        (await house.App.SignInOnAsync(administrator, answer.NewToken)).Outcome.ShouldBe(DeviceOutcome.Refused);
        (await house.IsLiveAsync(token)).ShouldBeFalse();
    }

    [Fact]
    [Trait("rule", "miyazaki/18"), Trait("rule", "miyazaki/leak-2"), Trait("how", "enforce")]
    public async Task Where_only_registered_devices_sign_in_an_unknown_one_is_turned_away_and_a_registered_one_is_for_those_named()
    {
        var administrator = await house.App.PersonAsync("miyazaki", FacilityRole.Administrator);
        var colleague = await house.App.PersonAsync("miyazaki", FacilityRole.Staff, administrator.Facility);
        var registered = await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(administrator));
        var token = (await house.App.AskAsync<Result<string>>(new JoinDevice(registered.Value.JoinCode, Asking.Somewhere))).Value;

        (await house.App.SignInOnAsync(administrator, null)).Why!.Code.ShouldBe("security.device_not_admitted");
        (await house.App.SignInOnAsync(administrator, token, secondFactor: false)).Outcome.ShouldBe(DeviceOutcome.Known);
        (await house.App.SignInOnAsync(colleague, token)).Why!.Code.ShouldBe("security.device_not_for_you");
        (
            await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(administrator) with { Holder = null })
        ).Error!.Code.ShouldBe("security.device_holder_missing");

        await using (var app = house.Without("miyazaki", "miyazaki/18"))
        {
            (await app.SignInOnAsync(administrator, null)).Outcome.ShouldBe(DeviceOutcome.Pending);
        }

        await using var open = house.Without("miyazaki", "miyazaki/leak-2", "miyazaki/tips-5");
        (await open.RegisterAsync(administrator, await open.DetailsAsync(administrator) with { Holder = null })).IsOk.ShouldBeTrue();
    }

    [Theory, InlineData("okayama"), InlineData("misato")]
    [Trait("rule", "okayama/3-1"), Trait("how", "record")]
    public async Task An_unknown_device_that_is_not_said_to_lock_cannot_sign_in(string region)
    {
        var nurse = await house.App.PersonAsync(region);

        (await house.App.SignInOnAsync(nurse, null, locks: false)).Why!.Code.ShouldBe("security.device_lock_undeclared");
        var answer = await house.App.SignInOnAsync(nurse, null);

        (await house.AskAsync<string[]>($"SELECT declared FROM security.devices WHERE id = '{answer.Device}'"))!.ShouldNotBeEmpty();
        var elsewhere = await house.App.PersonAsync("osaki");
        (await house.App.SignInOnAsync(elsewhere, null, locks: false)).Outcome.ShouldBe(DeviceOutcome.Pending);
    }

    [Fact]
    public async Task A_link_joins_one_browser_once_and_within_a_day()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var details = await house.App.DetailsAsync(administrator);
        var (used, late) = (
            (await house.App.RegisterAsync(administrator, details)).Value,
            (await house.App.RegisterAsync(administrator, details)).Value
        );

        (await house.App.AskAsync<Result<string>>(new JoinDevice(used.JoinCode, Asking.Somewhere))).IsOk.ShouldBeTrue();
        (await house.App.AskAsync<Result<string>>(new JoinDevice(used.JoinCode, Asking.Somewhere))).Error!.Code.ShouldBe(
            "security.device_link_expired"
        );
        house.Clock.Advance(TimeSpan.FromHours(25));
        (await house.App.AskAsync<Result<string>>(new JoinDevice(late.JoinCode, Asking.Somewhere))).Error!.Code.ShouldBe(
            "security.device_link_expired"
        );
        (await house.App.AskAsync<Result<string>>(new JoinDevice("……", Asking.Somewhere))).Error!.Code.ShouldBe(
            "security.device_link_expired"
        );
    }

    [Theory, InlineData("misato"), InlineData("nishitokyo")]
    [Trait("rule", "misato/12-6"), Trait("rule", "nishitokyo/12-6"), Trait("how", "enforce")]
    public async Task The_administrator_ends_all_sessions_of_a_device_at_once(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var id = await house.App.DeviceAsync(administrator, administrator);
        var (here, elsewhere) = (await house.SessionOnAsync(administrator, id), await house.App.SessionTokenAsync(administrator));

        (await house.App.AskAsync<Result>(new EndDeviceSessions(id, administrator.Id, Asking.Somewhere))).IsOk.ShouldBeTrue();

        ((await house.IsLiveAsync(here)), (await house.IsLiveAsync(elsewhere))).ShouldBe((false, true));
    }
}
