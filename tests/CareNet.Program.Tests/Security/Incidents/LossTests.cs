using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Testing;

namespace CareNet.Security.Tests.Incidents;

public class LossTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Theory]
    [InlineData("misato"), InlineData("nishitokyo"), InlineData("miyazaki"), InlineData("okayama"), InlineData("osaki")]
    [
        Trait("rule", "misato/notes-3-10"),
        Trait("rule", "nishitokyo/notes-3-10"),
        Trait("rule", "miyazaki/lost-1"),
        Trait("rule", "miyazaki/lost-3"),
        Trait("how", "enforce")
    ]
    public async Task A_reported_loss_ends_every_session_blocks_the_device_and_asks_for_another_password(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync(region, FacilityRole.Staff, administrator.Facility);
        var registered = await house.App.RegisterAsync(administrator, await house.App.DetailsAsync(nurse));
        var cookie = (await house.App.AskAsync<Result<string>>(new JoinDevice(registered.Value.JoinCode, Asking.Somewhere))).Value;
        var (onDevice, elsewhere) = (await house.SessionOnAsync(nurse, registered.Value.Id), await house.App.SessionTokenAsync(nurse));

        (await house.App.ReportAsync(nurse, IncidentKind.LostDevice, registered.Value.Id)).IsOk.ShouldBeTrue();

        ((await house.IsLiveAsync(onDevice)), (await house.IsLiveAsync(elsewhere))).ShouldBe((false, false));
        (await house.App.SignInOnAsync(nurse, cookie)).Outcome.ShouldBe(DeviceOutcome.Refused);
        (await house.AskAsync<bool>($"SELECT must_change FROM security.accounts WHERE person = '{nurse.Id}'")).ShouldBeTrue();
        (await house.AskAsync<bool>($"SELECT open FROM platform.gates WHERE kind = 'access' AND subject = '{nurse.Id}'")).ShouldBeFalse();
        await house.UntilToldAsync(administrator.Id, "security.incident_reported");
    }

    [Fact]
    public async Task A_device_that_is_not_named_takes_along_what_the_person_carries_alone()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var carried = await house.App.DeviceAsync(administrator, administrator);
        var shared = await house.App.DeviceAsync(administrator, administrator, details => details with { IsShared = true });

        await house.App.ReportAsync(administrator, IncidentKind.StolenDevice);

        (await house.AskAsync<string>($"SELECT state FROM security.devices WHERE id = '{carried}'")).ShouldBe("Lost");
        (await house.AskAsync<string>($"SELECT state FROM security.devices WHERE id = '{shared}'")).ShouldBe("Registered");
    }

    [Theory]
    [InlineData("misato", false), InlineData("nishitokyo", false), InlineData("miyazaki", true), InlineData("osaki", false)]
    [Trait("rule", "miyazaki/lost-2"), Trait("rule", "misato/notes-3-10"), Trait("rule", "nishitokyo/notes-3-10"), Trait("how", "record")]
    public async Task Those_whom_the_region_names_are_told_at_once_with_device_and_time(string region, bool secretariat)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        var secretary = await house.App.SecretaryAsync(region);
        var device = await house.App.DeviceAsync(administrator, administrator);

        var id = (await house.App.ReportAsync(administrator, IncidentKind.LostDevice, device, "駅で置き忘れた")).Value;

        await house.UntilToldAsync(administrator.Id, "security.incident_reported");
        await house.UntilQuietAsync();
        (await house.NoticesAsync(secretary.Id, "security.incident_reported")).ShouldBe(secretariat ? 1 : 0);
        var file = await house.App.FileAsync(id, administrator);
        (file.Device, file.What, file.ReportedBy, file.Incident.ReportedAt).ShouldBe(
            (device.Value, "駅で置き忘れた", administrator.Id, house.Clock.GetUtcNow())
        );
    }

    [Fact]
    public async Task Without_the_rule_the_secretariat_is_not_told()
    {
        await using var app = house.Without("miyazaki", "miyazaki/lost-2", "miyazaki/lost-1", "miyazaki/lost-3");
        var (administrator, secretary) = (
            await app.PersonAsync("miyazaki", FacilityRole.Administrator),
            await app.SecretaryAsync("miyazaki")
        );

        var id = (await app.ReportAsync(administrator, IncidentKind.LostDevice)).Value;

        await house.UntilToldAsync(administrator.Id, "security.incident_reported");
        await house.UntilQuietAsync();
        (await house.NoticesAsync(secretary.Id, "security.incident_reported")).ShouldBe(0);
        (await app.FileAsync(id, administrator)).Steps.ShouldNotContain(step => step.Ground == IncidentStepSource.Region);
    }

    [Fact]
    [Trait("rule", "miyazaki/lost-3"), Trait("how", "record"), Trait("how", "show")]
    public async Task The_carriers_number_is_at_hand_and_the_call_is_kept_with_its_time_and_result()
    {
        var administrator = await house.App.PersonAsync("miyazaki", FacilityRole.Administrator);
        var device = await house.App.DeviceAsync(administrator, administrator);
        (
            await house.App.AskAsync<EmergencyCardView>(new ShowEmergencyCard(administrator.Facility, administrator.Id))
        ).CarrierPhones.ShouldBe(["0120-000-113"]);
        var id = (await house.App.ReportAsync(administrator, IncidentKind.LostDevice, device)).Value;
        var file = await house.App.FileAsync(id, administrator);
        var call = file.Steps.Single(step => step.Kind == IncidentStepKind.CallCarrier);

        var done = await house.App.AskAsync<Result>(
            new FinishIncidentStep(id, call.Id, house.Clock.GetUtcNow(), "遠隔ロック済み", administrator.Id, Asking.Somewhere)
        );

        (done.IsOk, file.CarrierPhone, call.Rule, call.Ground).ShouldBe(
            (true, "0120-000-113", "miyazaki/lost-3", IncidentStepSource.Region)
        );
        var kept = (await house.App.FileAsync(id, administrator)).Steps.Single(step => step.Id == call.Id);
        (kept.DoneAt, kept.Note).ShouldBe((house.Clock.GetUtcNow(), "遠隔ロック済み"));
        await using var app = house.Without("miyazaki", "miyazaki/lost-3");
        (await app.FileAsync((await app.ReportAsync(administrator, IncidentKind.LostDevice)).Value, administrator)).Steps.ShouldNotContain(
            step => step.Kind == IncidentStepKind.CallCarrier
        );
    }

    [Fact]
    public async Task What_harms_nobodys_account_ends_no_session()
    {
        var nurse = await house.App.PersonAsync("misato");
        var token = await house.App.SessionTokenAsync(nurse);

        await house.App.ReportAsync(nurse, IncidentKind.Anomaly);
        (await house.IsLiveAsync(token)).ShouldBeTrue();

        await house.App.ReportAsync(nurse, IncidentKind.Intrusion);
        (await house.IsLiveAsync(token)).ShouldBeFalse();
    }
}
