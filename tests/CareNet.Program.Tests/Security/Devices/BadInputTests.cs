using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Devices;

public class BadInputTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task A_device_with_wrong_details_is_refused_clearly_and_nothing_is_stored()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var right = await house.App.DetailsAsync(administrator);
        (DeviceDetails Details, string Error)[] wrong =
        [
            (right with { Label = null }, "security.words_missing"),
            (right with { Label = "\u3000" }, "security.words_missing"),
            (right with { Label = new string('長', 61) }, "security.words_too_long"),
            (right with { Label = "iPad\u0000" }, "security.words_unreadable"),
            (right with { Label = "iPad\n3" }, "security.words_unreadable"),
            (right with { Label = "��" }, "security.words_unreadable"),
            (right with { SecurityProduct = "\uD83D" }, "security.words_unreadable"),
            (right with { CarrierPhone = "javascript:alert(1)" }, "security.words_unreadable"),
            (right with { CarrierPhone = "12" }, "security.words_unreadable"),
            (right with { AllowedBy = new string('長', 61) }, "security.words_too_long"),
            (right with { Kind = (DeviceKind)9 }, "security.device_wrong_days"),
            (right with { LentFrom = house.Today, LentUntil = house.Today.AddDays(-1) }, "security.device_wrong_days"),
            (right with { Declared = [.. right.Declared, "osaki/10-1"] }, "security.device_unknown_point"),
            (right with { Holder = PersonId.From(Guid.CreateVersion7()) }, "security.device_holder_missing"),
            (
                right with
                {
                    Users = [.. Enumerable.Range(0, 51).Select(_ => PersonId.From(Guid.CreateVersion7()))],
                },
                "security.device_wrong_days"
            ),
        ];

        foreach (var (details, error) in wrong)
        {
            (await house.App.RegisterAsync(administrator, details)).Error!.Code.ShouldBe(error, details.Label ?? "");
        }

        (await house.App.RegisterAsync(administrator, right, DeviceId.From(Guid.CreateVersion7()))).Error!.Code.ShouldBe(
            "security.device_not_found"
        );
        (await house.App.AskAsync<DeviceList>(new ListDevices(administrator.Facility, null, administrator.Id))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_entries_leave_an_incidents_file_as_it_was()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var id = (await house.App.ReportAsync(administrator, IncidentKind.Anomaly)).Value;
        var step = (await house.App.FileAsync(id, administrator)).Steps[0].Id;
        var now = house.Clock.GetUtcNow();
        (object Message, string Error)[] wrong =
        [
            (
                new FinishIncidentStep(id, step, now.AddMinutes(1), null, administrator.Id, Asking.Somewhere),
                "security.incident_in_the_future"
            ),
            (
                new FinishIncidentStep(id, Guid.CreateVersion7(), now, null, administrator.Id, Asking.Somewhere),
                "security.incident_not_found"
            ),
            (new FinishIncidentStep(id, step, now, new string('長', 1001), administrator.Id, Asking.Somewhere), "security.words_too_long"),
            (new AddIncidentLine(id, false, " \n ", administrator.Id, Asking.Somewhere), "security.words_missing"),
            (new AddIncidentLine(id, false, "\u001b[31m", administrator.Id, Asking.Somewhere), "security.words_unreadable"),
            (new AddIncidentLine(id, true, new string('長', 2001), administrator.Id, Asking.Somewhere), "security.words_too_long"),
            (new CloseIncident(id, null, administrator.Id, Asking.Somewhere), "security.words_missing"),
            (
                new AddIncidentLine(IncidentId.From(Guid.CreateVersion7()), false, "x", administrator.Id, Asking.Somewhere),
                "security.incident_not_found"
            ),
            (
                new SetEmergencyCard(administrator.Facility, "でんわ", false, administrator.Id, Asking.Somewhere),
                "security.words_unreadable"
            ),
        ];
        var before = await house.App.FileAsync(id, administrator);

        foreach (var (message, error) in wrong)
        {
            (await house.App.AskAsync<Result>(message)).Error!.Code.ShouldBe(error);
        }

        var after = await house.App.FileAsync(id, administrator);
        (after.Lines.Count, after.Steps.Count(done => done.DoneAt is not null), after.Incident.State).ShouldBe(
            (before.Lines.Count, 0, IncidentState.Open)
        );
    }

    [Fact]
    public async Task A_report_that_was_replayed_or_names_a_foreign_device_opens_no_second_file()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var stranger = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var (foreign, key) = (await house.App.DeviceAsync(stranger, stranger), GivenIncidents.NewKey());

        (await house.App.ReportAsync(administrator, IncidentKind.LostDevice, foreign)).Error!.Code.ShouldBe("security.incident_not_found");
        var first = await house.App.ReportAsync(administrator, IncidentKind.Anomaly, key: key);
        (await house.App.ReportAsync(administrator, IncidentKind.Anomaly, key: key)).Value.ShouldBe(first.Value);
        (await house.App.ReportAsync(administrator, IncidentKind.Breach, key: key)).Error!.Code.ShouldBe("idempotency.other_request");

        (
            await house.App.AskAsync<IncidentList>(new ListIncidents(administrator.Facility, null, null, administrator.Id))
        ).Rows.ShouldHaveSingleItem();
        (await house.AskAsync<string>($"SELECT state FROM security.devices WHERE id = '{foreign}'")).ShouldBe("Registered");
    }
}
