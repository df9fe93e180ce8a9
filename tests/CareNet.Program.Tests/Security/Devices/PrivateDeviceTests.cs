using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

public class PrivateDeviceTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    [Trait("rule", "miyazaki/18"), Trait("how", "enforce")]
    public async Task Where_private_devices_are_forbidden_none_is_registered()
    {
        var administrator = await house.App.PersonAsync("miyazaki", FacilityRole.Administrator);
        var own = await house.App.DetailsAsync(administrator) with
        {
            Owner = DeviceOwner.Private,
            AllowedOn = house.Today,
            AllowedBy = "院長",
        };

        (await house.App.RegisterAsync(administrator, own)).Error!.Code.ShouldBe("security.device_private_forbidden");

        await using var app = house.Without("miyazaki", "miyazaki/18");
        (await app.RegisterAsync(administrator, own)).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("misato", "misato/12-10", "misato/form-3-2-2"), InlineData("nishitokyo", "nishitokyo/12-10")]
    [
        Trait("rule", "misato/12-10"),
        Trait("rule", "nishitokyo/12-10"),
        Trait("rule", "misato/form-3-2-2"),
        Trait("how", "enforce"),
        Trait("how", "record")
    ]
    public async Task A_private_device_needs_the_facilitys_decision_with_its_day_and_signer(string region, params string[] rules)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var own = await house.App.DetailsAsync(administrator) with { Owner = DeviceOwner.Private };

        (await house.App.RegisterAsync(administrator, own)).Error!.Code.ShouldBe("security.device_permission_missing");
        (await house.App.RegisterAsync(administrator, own with { AllowedOn = house.Today })).Error!.Code.ShouldBe(
            "security.device_permission_missing"
        );
        (
            await house.App.RegisterAsync(administrator, own with { AllowedOn = house.Today.AddDays(1), AllowedBy = "院長" })
        ).Error!.Code.ShouldBe("security.device_permission_missing");
        var id = (await house.App.RegisterAsync(administrator, own with { AllowedOn = house.Today, AllowedBy = "院長" })).Value.Id;

        var kept = (await house.App.AskAsync<Result<DeviceView>>(new GetDevice(id, administrator.Id))).Value;
        (kept.Device.Details.AllowedOn, kept.Device.Details.AllowedBy, kept.Checks.Count).ShouldBe((house.Today, "院長", 1));

        await using var app = house.Without(region, rules);
        (
            await app.RegisterAsync(administrator, await app.DetailsAsync(administrator) with { Owner = DeviceOwner.Private })
        ).IsOk.ShouldBeTrue();
    }
}
