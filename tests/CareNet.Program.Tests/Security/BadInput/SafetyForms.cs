using System.Globalization;
using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>Reports, devices, take-outs and incidents: each form once, filled in rightly.</summary>
internal sealed class SafetyForms(UnlimitedHost house)
{
    public static readonly string[] Names =
    [
        "report-by-code",
        "report",
        "device",
        "device-check",
        "device-return",
        "device-act",
        "take-out",
        "take-out-decision",
        "card",
        "incident-line",
        "incident-step",
        "incident-leak",
    ];

    public async Task<FormCase> OfAsync(string name, FormPeople people)
    {
        var administrator = people.Administrator;
        var nurse = people.Nurse;
        var stranger = people.Stranger;
        var desk = people.Desk;
        var phone = people.Phone;
        var facility = $"/facilities/{people.Administrator.Facility}";
        return name switch
        {
            "report-by-code" => new(
                FormTable.Visitor(house),
                "/report",
                "report",
                new()
                {
                    ["Form.Kind"] = "LostDevice",
                    ["Form.Code"] = await house.App.CodeOfAsync(administrator),
                    ["Form.Mail"] = nurse.MailAddress,
                    ["Form.What"] = "駅で",
                }
            )
            {
                Texts = ["Form.Code", "Form.Mail", "Form.What"],
                Makes = "SELECT count(*) FROM security.incidents",
                TellsNothing = true,
            },
            "report" => new(phone, "/report", "report", new() { ["Form.Kind"] = "Anomaly", ["Form.What"] = "知らない画面" })
            {
                Texts = ["Form.Kind", "Form.What"],
                Ids = ["Form.Device"],
                ForeignId = (await house.App.DeviceAsync(stranger, stranger)).ToString(),
                Makes = "SELECT count(*) FROM security.incidents",
            },
            "device" => new(desk, $"{facility}/devices/new", "device", await DeviceAsync(nurse))
            {
                Texts = ["Form.Label", "Form.SecurityProduct", "Form.CarrierPhone", "Form.LicenceEndsOn"],
                Ids = ["Form.Holder"],
                ForeignId = stranger.Id.ToString(),
                Foreign = $"/facilities/{stranger.Facility}/devices/new",
                Makes = "SELECT count(*) FROM security.devices",
            },
            "device-check" => new(
                desk,
                $"/devices/{await house.App.DeviceAsync(administrator, nurse)}/check",
                "device",
                await DeviceAsync(nurse)
            )
            {
                Texts = ["Form.Label", "Form.SecurityProduct", "Form.CarrierPhone", "Form.LicenceEndsOn"],
                Ids = ["Form.Holder"],
                ForeignId = stranger.Id.ToString(),
                Foreign = $"/devices/{await house.App.DeviceAsync(stranger, stranger)}/check",
            },
            "device-return" => new(
                desk,
                $"/devices/{await house.App.DeviceAsync(administrator, nurse)}/return",
                "return",
                new() { ["Form.On"] = Today, ["Form.Erased"] = Today }
            )
            {
                Texts = ["Form.On", "Form.Erased"],
                Foreign = $"/devices/{await house.App.DeviceAsync(stranger, stranger)}/return",
                Makes = "SELECT count(*) FROM security.devices WHERE state = 'Returned'",
            },
            "device-act" => new(
                desk,
                $"/devices/{(await house.App.SignInOnAsync(nurse, null)).Device}",
                "act",
                new() { ["Form.Act"] = "refuse" }
            )
            {
                Texts = ["Form.Act"],
                Foreign = $"/devices/{await house.App.DeviceAsync(stranger, stranger)}",
                Makes = "SELECT count(*) FROM security.devices WHERE state = 'Refused'",
            },
            "take-out" => new(
                phone,
                $"{facility}/take-outs",
                "take-out",
                new()
                {
                    ["Form.Content"] = "訪問記録",
                    ["Form.Medium"] = "Paper",
                    ["Form.Purpose"] = "会議",
                    ["Form.Begins"] = Today,
                    ["Form.Ends"] = Today,
                }
            )
            {
                Texts = ["Form.Content", "Form.Purpose", "Form.Medium", "Form.Begins", "Form.Ends"],
                Foreign = $"/facilities/{stranger.Facility}/take-outs",
                Makes = "SELECT count(*) FROM security.take_outs",
            },
            "take-out-decision" => new(desk, $"/take-outs/{await TakeOutAsync(nurse)}", "take-out", new() { ["Form.Act"] = "return" })
            {
                Texts = ["Form.Act"],
                Foreign = $"/take-outs/{await TakeOutAsync(stranger)}",
                Makes = "SELECT count(*) FROM security.take_outs WHERE state = 'Returned'",
            },
            "card" => new(desk, $"{facility}/emergency-card", "card", new() { ["Form.Phone"] = "086-222-0000", ["Form.Code"] = "keep" })
            {
                Texts = ["Form.Phone"],
                Foreign = $"/facilities/{stranger.Facility}/emergency-card",
                Makes = "SELECT count(*) FROM security.emergency_cards",
                MayBeEmpty = true,
            },
            "incident-line" => new(
                desk,
                $"/incidents/{await IncidentAsync(administrator)}",
                "write",
                new() { ["Form.Act"] = "line", ["Form.Text"] = "確認中" }
            )
            {
                Texts = ["Form.Text"],
                Foreign = $"/incidents/{await IncidentAsync(stranger)}",
                Makes = "SELECT count(*) FROM security.incident_lines",
            },
            "incident-step" => await StepAsync(desk, administrator, stranger),
            "incident-leak" => new(
                desk,
                $"/incidents/{await IncidentAsync(administrator)}",
                "leak",
                new() { ["Form.KnownOn"] = Today, ["Form.Wrongful"] = "no" }
            )
            {
                Texts = ["Form.KnownOn"],
                Foreign = $"/incidents/{await IncidentAsync(stranger)}",
                Makes = "SELECT count(*) FROM security.incident_steps WHERE kind = 'FinalReport'",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private string Today => house.Today.ToString("o", CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, string>> DeviceAsync(TestPerson holder)
    {
        var locks = (await house.App.AskAsync<DeviceRequirements>(new GetDeviceRequirements(holder.Region))).MustLock;
        return new()
        {
            ["Form.Label"] = "iPad 3",
            ["Form.Kind"] = "Tablet",
            ["Form.Owner"] = "Facility",
            ["Form.Holder"] = holder.Id.ToString(),
            ["Form.Shared"] = "no",
            ["Form.Declared"] = locks.Single(),
            ["Form.SecurityProduct"] = "まもる",
            ["Form.CarrierPhone"] = "0120-000-113",
            ["Form.LicenceEndsOn"] = Today,
        };
    }

    private async Task<TakeOutId> TakeOutAsync(TestPerson person) =>
        (
            await house.App.AskAsync<Result<TakeOutId>>(
                new AnnounceTakeOut(
                    person.Facility,
                    null,
                    "記録",
                    TakeOutMedium.Paper,
                    "会議",
                    house.Today,
                    house.Today,
                    GivenIncidents.NewKey(),
                    person.Id,
                    Asking.Somewhere
                )
            )
        ).Value;

    private async Task<IncidentId> IncidentAsync(TestPerson person) => (await house.App.ReportAsync(person, IncidentKind.Anomaly)).Value;

    private async Task<FormCase> StepAsync(HttpClient desk, TestPerson administrator, TestPerson stranger)
    {
        var id = await IncidentAsync(administrator);
        var step = (await house.App.FileAsync(id, administrator)).Steps[0].Id;
        var theirs = await IncidentAsync(stranger);
        return new(desk, $"/incidents/{id}", $"step-{step}", new() { ["Form.Text"] = "済" })
        {
            Texts = ["Form.Text"],
            Ids = ["Form.Step"],
            ForeignId = (await house.App.FileAsync(theirs, stranger)).Steps[0].Id.ToString(),
            Foreign = $"/incidents/{theirs}",
            Makes = "SELECT count(*) FROM security.incident_steps WHERE done_at IS NOT NULL",
            MayBeEmpty = true,
        };
    }
}
