using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

public class RemindingTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private const string Job = "remind-devices";

    [Theory]
    [
        InlineData("misato", "security.device_check_due", 366),
        InlineData("nishitokyo", "security.device_check_due", 366),
        InlineData("miyazaki", "security.device_check_due", 366)
    ]
    [InlineData("misato", "security.device_password_due", 366), InlineData("nishitokyo", "security.device_password_due", 366)]
    [
        InlineData("misato", "security.device_licence_ends", 20),
        InlineData("nishitokyo", "security.device_licence_ends", 20),
        InlineData("miyazaki", "security.device_licence_ends", 20)
    ]
    [
        Trait("rule", "misato/8-2"),
        Trait("rule", "nishitokyo/8-2"),
        Trait("rule", "misato/12"),
        Trait("rule", "nishitokyo/12"),
        Trait("rule", "misato/12-1"),
        Trait("rule", "nishitokyo/12-1")
    ]
    [
        Trait("rule", "misato/12-3"),
        Trait("rule", "nishitokyo/12-3"),
        Trait("rule", "miyazaki/virus-1"),
        Trait("rule", "miyazaki/virus-6"),
        Trait("how", "remind")
    ]
    public async Task The_administrator_is_reminded_once_of_what_is_due_on_a_device(string region, string kind, int days)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        await house.App.DeviceAsync(administrator, administrator, details => details with { LicenceEndsOn = house.Today.AddDays(40) });
        await house.RunJobAsync(Job);
        await house.UntilQuietAsync();
        (await house.NoticesAsync(administrator.Id, kind)).ShouldBe(0);

        house.Clock.Advance(TimeSpan.FromDays(days));
        await house.RunJobAsync(Job);
        await house.RunJobAsync(Job);
        await house.UntilQuietAsync();

        (await house.NoticesAsync(administrator.Id, kind)).ShouldBe(1);
    }

    [Theory]
    [InlineData("osaki"), InlineData("okayama")]
    public async Task Where_the_region_asks_for_none_of_it_nobody_is_reminded(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        await house.App.DeviceAsync(administrator, administrator);

        house.Clock.Advance(TimeSpan.FromDays(400));
        await house.RunJobAsync(Job);
        await house.UntilQuietAsync();

        (await house.NoticesAsync(administrator.Id, "security.device_check_due")).ShouldBe(0);
        (await house.NoticesAsync(administrator.Id, "security.device_password_due")).ShouldBe(0);
    }

    [Theory]
    [
        InlineData("misato", "misato/12-1", "security.device_password_due"),
        InlineData("nishitokyo", "nishitokyo/12-1", "security.device_password_due")
    ]
    [
        InlineData("misato", "misato/12-3", "security.device_licence_ends"),
        InlineData("miyazaki", "miyazaki/virus-6", "security.device_licence_ends")
    ]
    public async Task Without_the_rule_nobody_is_reminded(string region, string rule, string kind)
    {
        await using var app = house.Without(region, rule);
        var administrator = await app.PersonAsync(region, FacilityRole.Administrator);
        await app.DeviceAsync(administrator, administrator, details => details with { LicenceEndsOn = house.Today.AddDays(10) });

        house.Clock.Advance(TimeSpan.FromDays(400));
        await house.RunJobAsync(app, Job);
        await house.UntilQuietAsync();

        (await house.NoticesAsync(administrator.Id, kind)).ShouldBe(0);
        (await house.NoticesAsync(administrator.Id, "security.device_check_due")).ShouldBe(1);
    }

    [Fact]
    [Trait("rule", "misato/form-2-2-2"), Trait("rule", "misato/form-3-2-2"), Trait("how", "remind")]
    public async Task When_somebody_leaves_their_devices_are_to_come_back_and_to_be_erased()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var leaver = await house.App.PersonAsync("misato", FacilityRole.Staff, administrator.Facility);
        await house.App.DeviceAsync(administrator, leaver);

        await house.App.PublishAsync(
            new PersonLeft(leaver.Id, leaver.Region, leaver.Facility, DepartureReason.Retirement, true, house.Clock.GetUtcNow())
        );

        await house.UntilToldAsync(administrator.Id, "security.device_return_due");
        var row = (
            await house.App.AskAsync<DeviceList>(new ListDevices(administrator.Facility, null, administrator.Id))
        ).Rows.ShouldHaveSingleItem();
        row.State.ShouldBe(DeviceState.Registered);
    }
}
