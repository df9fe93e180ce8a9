using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

public class RegisteringTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory]
    [InlineData("misato"), InlineData("nishitokyo"), InlineData("miyazaki"), InlineData("okayama")]
    [
        Trait("rule", "misato/11-6"),
        Trait("rule", "nishitokyo/11-6"),
        Trait("rule", "miyazaki/17-6"),
        Trait("rule", "okayama/3-1"),
        Trait("how", "enforce"),
        Trait("how", "record")
    ]
    public async Task A_device_without_the_declaration_that_it_locks_is_not_registered(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var details = await house.App.DetailsAsync(administrator);
        var locks = (await house.App.AskAsync<DeviceRequirements>(new GetDeviceRequirements(administrator.Region))).MustLock;

        var refused = await house.App.RegisterAsync(administrator, details with { Declared = [.. details.Declared.Except(locks)] });
        var accepted = await house.App.RegisterAsync(administrator, details);

        refused.Error!.Code.ShouldBe("security.device_lock_missing");
        var sheet = await house.App.AskAsync<Result<DeviceView>>(new GetDevice(accepted.Value.Id, administrator.Id));
        sheet.Value.Checks.ShouldHaveSingleItem().Declared.ShouldContain(locks.Single());
    }

    [Fact]
    public async Task Where_nobody_asks_for_a_lock_a_device_needs_no_declaration()
    {
        var administrator = await house.App.PersonAsync("osaki", FacilityRole.Administrator);

        (await house.App.RegisterAsync(administrator, new("PC 1", DeviceKind.Computer, DeviceOwner.Facility))).IsOk.ShouldBeTrue();
    }

    [Theory]
    [
        InlineData("misato", "misato/11-6"),
        InlineData("nishitokyo", "nishitokyo/11-6"),
        InlineData("miyazaki", "miyazaki/17-6"),
        InlineData("okayama", "okayama/3-1")
    ]
    [
        Trait("rule", "misato/11-6"),
        Trait("rule", "nishitokyo/11-6"),
        Trait("rule", "miyazaki/17-6"),
        Trait("rule", "okayama/3-1"),
        Trait("how", "enforce")
    ]
    public async Task Without_the_rule_nobody_asks_for_the_lock(string region, string rule)
    {
        await using var app = house.Without(region, rule);
        var administrator = await app.PersonAsync(region, FacilityRole.Administrator);
        var details = await app.DetailsAsync(administrator);

        (await app.RegisterAsync(administrator, details with { Declared = [] })).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("misato", "misato/12-1", "misato/12-2", "misato/12-4")]
    [InlineData("nishitokyo", "nishitokyo/12-1", "nishitokyo/12-2", "nishitokyo/12-4")]
    [InlineData(
        "miyazaki",
        "miyazaki/17-4",
        "miyazaki/virus-1",
        "miyazaki/virus-2",
        "miyazaki/virus-3",
        "miyazaki/virus-4",
        "miyazaki/leak-3"
    )]
    [
        Trait("rule", "misato/12"),
        Trait("rule", "nishitokyo/12"),
        Trait("rule", "misato/12-1"),
        Trait("rule", "nishitokyo/12-1"),
        Trait("rule", "misato/12-2")
    ]
    [
        Trait("rule", "nishitokyo/12-2"),
        Trait("rule", "misato/12-4"),
        Trait("rule", "nishitokyo/12-4"),
        Trait("rule", "miyazaki/17-4"),
        Trait("rule", "miyazaki/leak-3")
    ]
    [
        Trait("rule", "miyazaki/virus-1"),
        Trait("rule", "miyazaki/virus-2"),
        Trait("rule", "miyazaki/virus-3"),
        Trait("rule", "miyazaki/virus-4"),
        Trait("how", "record")
    ]
    public async Task The_checklist_is_the_regions_own_and_who_declared_it_when_stays(string region, params string[] rules)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var id = await house.App.DeviceAsync(administrator, administrator);

        var check = (await house.App.AskAsync<Result<DeviceView>>(new GetDevice(id, administrator.Id))).Value.Checks.ShouldHaveSingleItem();

        rules.ShouldBeSubsetOf(check.Declared);
        check.By.ShouldBe(administrator.Id);
        check.At.ShouldBe(house.Clock.GetUtcNow());
        (await house.App.AskAsync<DeviceRequirements>(new GetDeviceRequirements(new("osaki")))).Points.ShouldBeEmpty();
        foreach (var rule in rules)
        {
            await using var app = house.Without(region, rule);
            (await app.AskAsync<DeviceRequirements>(new GetDeviceRequirements(new(region)))).Points.ShouldNotContain(point =>
                point.Rule == rule
            );
        }
    }

    [Theory]
    [InlineData("misato", "misato/12-3"), InlineData("nishitokyo", "nishitokyo/12-3"), InlineData("miyazaki", "miyazaki/virus-6")]
    [Trait("rule", "misato/12-3"), Trait("rule", "nishitokyo/12-3"), Trait("rule", "miyazaki/virus-6"), Trait("how", "record")]
    public async Task The_antivirus_product_and_the_end_of_its_licence_are_in_the_register(string region, string rule)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var details = await house.App.DetailsAsync(administrator) with { LicenceEndsOn = house.Today.AddDays(200) };

        (await house.App.RegisterAsync(administrator, details with { SecurityProduct = " " })).Error!.Code.ShouldBe(
            "security.device_product_missing"
        );
        var id = (await house.App.RegisterAsync(administrator, details)).Value.Id;

        (await SheetAsync(administrator, id)).Device.Details.LicenceEndsOn.ShouldBe(house.Today.AddDays(200));
        await using var app = house.Without(region, rule);
        var silent = await app.DetailsAsync(administrator);
        (await app.RegisterAsync(administrator, silent with { SecurityProduct = null })).IsOk.ShouldBeTrue();
    }

    [Fact]
    [
        Trait("rule", "misato/8-2"),
        Trait("rule", "nishitokyo/8-2"),
        Trait("rule", "misato/9-3"),
        Trait("rule", "nishitokyo/9-3"),
        Trait("rule", "misato/12-6"),
        Trait("rule", "nishitokyo/12-6")
    ]
    [
        Trait("rule", "misato/12-7"),
        Trait("rule", "nishitokyo/12-7"),
        Trait("rule", "misato/12-8"),
        Trait("rule", "nishitokyo/12-8"),
        Trait("rule", "miyazaki/virus-7"),
        Trait("rule", "miyazaki/18")
    ]
    [Trait("how", "record")]
    public async Task Holder_owner_lending_and_the_decisions_on_services_are_in_the_register()
    {
        foreach (var region in new[] { "misato", "nishitokyo", "miyazaki" })
        {
            var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
            var given = await house.App.DetailsAsync(administrator) with
            {
                Owner = DeviceOwner.Association,
                RemoteWipe = true,
                LineSuspension = false,
                Managed = true,
                SecurityService = "あんしんパック",
                LentFrom = house.Today.AddDays(-1),
                LentUntil = house.Today.AddDays(90),
            };

            var id = (await house.App.RegisterAsync(administrator, given)).Value.Id;

            var kept = (await SheetAsync(administrator, id)).Device.Details;
            kept.ShouldBe(given with { Users = kept.Users, Declared = kept.Declared });
        }

        (await house.App.AskAsync<DeviceRequirements>(new GetDeviceRequirements(new("misato")))).AsksServices.ShouldBeTrue();
        (await house.App.AskAsync<DeviceRequirements>(new GetDeviceRequirements(new("osaki")))).AsksServices.ShouldBeFalse();
    }

    [Theory, InlineData("misato"), InlineData("nishitokyo")]
    [Trait("rule", "misato/notes-3-7"), Trait("rule", "nishitokyo/notes-3-7"), Trait("rule", "misato/form-2-2-2"), Trait("how", "record")]
    public async Task The_return_and_the_erasure_of_a_device_have_their_days(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var id = await house.App.DeviceAsync(administrator, administrator);

        (
            await house.App.AskAsync<Result>(new ReturnDevice(id, house.Today.AddDays(1), null, administrator.Id, Asking.Somewhere))
        ).Error!.Code.ShouldBe("security.device_wrong_days");
        (
            await house.App.AskAsync<Result>(new ReturnDevice(id, house.Today, house.Today, administrator.Id, Asking.Somewhere))
        ).IsOk.ShouldBeTrue();

        var sheet = await SheetAsync(administrator, id);
        (sheet.Device.State, sheet.ReturnedOn, sheet.ErasedOn).ShouldBe((DeviceState.Returned, house.Today, house.Today));
        (
            await house.App.AskAsync<Result>(new ReturnDevice(id, house.Today, null, administrator.Id, Asking.Somewhere))
        ).Error!.Status.ShouldBe(409);
    }

    [Fact]
    public async Task The_same_form_sent_again_after_the_rule_has_changed_gets_the_first_answer()
    {
        await using var before = house.Without("misato", "misato/11-6");
        var administrator = await before.PersonAsync("misato", FacilityRole.Administrator);
        var details = await before.DetailsAsync(administrator) with { Declared = [] };
        var message = new RegisterDevice(administrator.Facility, null, details, administrator.Id, Asking.Somewhere)
        {
            Key = $"device-{Guid.CreateVersion7():n}",
        };

        var first = await before.AskAsync<Result<RegisteredDevice>>(message);
        var repeated = await house.App.AskAsync<Result<RegisteredDevice>>(message);
        var another = await house.App.AskAsync<Result<RegisteredDevice>>(message with { Key = $"device-{Guid.CreateVersion7():n}" });

        repeated.Value.Id.ShouldBe(first.Value.Id);
        another.Error!.Code.ShouldBe("security.device_lock_missing", "The rule holds for everybody else.");
        (await house.App.AskAsync<DeviceList>(new ListDevices(administrator.Facility, null, administrator.Id))).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_elses_device_looks_as_if_it_did_not_exist()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var stranger = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var member = await house.App.PersonAsync("misato", FacilityRole.Staff, administrator.Facility);
        var id = await house.App.DeviceAsync(administrator, member);

        foreach (var other in new[] { stranger, member })
        {
            (await house.App.AskAsync<Result<DeviceView>>(new GetDevice(id, other.Id))).Error!.Code.ShouldBe("security.device_not_found");
            (await house.App.AskAsync<Result>(new ReturnDevice(id, house.Today, null, other.Id, Asking.Somewhere))).Error!.Code.ShouldBe(
                "security.device_not_found"
            );
            (await house.App.AskAsync<DeviceList>(new ListDevices(administrator.Facility, null, other.Id))).Rows.ShouldBeEmpty();
        }

        (await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(stranger))).Error!.Code.ShouldBe(
            "security.device_holder_missing"
        );
        (await house.App.AskAsync<DeviceList>(new ListDevices(administrator.Facility, null, administrator.Id))).Rows.ShouldHaveSingleItem();
    }

    private async Task<DeviceView> SheetAsync(TestPerson administrator, DeviceId id) =>
        (await house.App.AskAsync<Result<DeviceView>>(new GetDevice(id, administrator.Id))).Value;
}
