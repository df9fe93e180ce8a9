using System.Globalization;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Contracts.Devices;
using CareNet.Security.Contracts.Incidents;
using CareNet.Security.Contracts.TakeOuts;
using CareNet.Security.Tests.Devices;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>Every form of Security, once, filled in rightly.</summary>
internal sealed class FormTable(RoomyHouse house)
{
    public static readonly string[] Names =
    [
        "sign-in",
        "forgotten",
        "choose",
        "join",
        "report-by-code",
        "second",
        "device-lock",
        "review",
        "change",
        "factor",
        "again",
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
        "share",
        "sign-in-rules",
        "recover",
        "measure",
        "profile",
        "find",
    ];

    private string Today => house.Today.ToString("o", CultureInfo.InvariantCulture);

    public async Task<FormCase> OfAsync(string name)
    {
        var app = house.App;
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await app.PersonAsync("misato", FacilityRole.Member, administrator.Facility);
        var stranger = await app.PersonAsync("misato", FacilityRole.Administrator);
        var (desk, phone) = (await app.SignedInAs(administrator), await app.SignedInAs(nurse));
        var facility = $"/facilities/{administrator.Facility}";
        return name switch
        {
            "sign-in" => new(
                Visitor(),
                "/sign-in",
                "sign-in",
                new() { ["Form.MailAddress"] = nurse.MailAddress, ["Form.Password"] = "wrong-4482-word!" }
            )
            {
                Texts = ["Form.MailAddress", "Form.Password"],
            },
            "forgotten" => new(Visitor(), "/account/forgotten", "forgotten", new() { ["Form.MailAddress"] = nurse.MailAddress })
            {
                Texts = ["Form.MailAddress"],
            },
            "choose" => new(
                Visitor(),
                $"/account/link/{await LinkAsync(nurse)}",
                "choose",
                new() { ["Form.Password"] = "mizuumi-7731-sora", ["Form.Again"] = "mizuumi-7731-sora" }
            )
            {
                Texts = ["Form.Password", "Form.Again"],
                Expired = $"/account/link/{new string('x', 43)}",
                Makes = "SELECT count(*) FROM security.earlier_passwords",
            },
            "join" => new(
                Visitor(),
                "/devices/join",
                "join",
                new() { ["Form.Code"] = (await app.RegisterAsync(administrator, await app.DetailsAsync(nurse))).Value.JoinCode! }
            )
            {
                Texts = ["Form.Code"],
                Makes = "SELECT count(*) FROM security.devices WHERE token_hash IS NOT NULL",
            },
            "report-by-code" => new(
                Visitor(),
                "/report",
                "report",
                new()
                {
                    ["Form.Kind"] = "LostDevice",
                    ["Form.Code"] = await app.CodeOfAsync(administrator),
                    ["Form.Mail"] = nurse.MailAddress,
                    ["Form.What"] = "駅で",
                }
            )
            {
                Texts = ["Form.Code", "Form.Mail", "Form.What"],
                Makes = "SELECT count(*) FROM security.incidents",
                TellsNothing = true,
            },
            "second" => new(
                await UnderwayAsync(nurse, SignInStage.SecondFactor),
                "/sign-in/second",
                "second",
                new() { ["Form.Code"] = "123456" }
            )
            {
                Texts = ["Form.Code"],
            },
            "device-lock" => new(
                await UnderwayAsync(nurse, SignInStage.DeclareLock),
                "/sign-in/device",
                "device-lock",
                new() { ["Form.Locks"] = "yes" }
            )
            {
                Texts = ["Form.Locks"],
            },
            "review" => new(
                await UnderwayAsync(nurse, SignInStage.ReviewFactors),
                "/sign-in/review",
                "review",
                new() { ["Form.Choice"] = "none" }
            )
            {
                Texts = ["Form.Choice"],
                Makes = "SELECT count(*) FROM platform.audit_entries WHERE action = 'factor.review'",
            },
            "change" => new(
                phone,
                "/account/password",
                "change",
                new()
                {
                    ["Form.Present"] = TestPerson.Password,
                    ["Form.Password"] = "mizuumi-7731-sora",
                    ["Form.Again"] = "mizuumi-7731-sora",
                }
            )
            {
                Texts = ["Form.Present", "Form.Password", "Form.Again"],
                Makes = "SELECT count(*) FROM security.earlier_passwords",
            },
            "factor" => new(phone, "/account/factor", "factor", new() { ["Form.Choice"] = "confirm", ["Form.Code"] = "000000" })
            {
                Texts = ["Form.Sealed", "Form.Code"],
            },
            "again" => new(phone, "/sign-in/again", "again", new() { ["Form.Password"] = "wrong-4482-word!" })
            {
                Texts = ["Form.Password"],
            },
            "report" => new(phone, "/report", "report", new() { ["Form.Kind"] = "Anomaly", ["Form.What"] = "知らない画面" })
            {
                Texts = ["Form.Kind", "Form.What"],
                Ids = ["Form.Device"],
                ForeignId = (await app.DeviceAsync(stranger, stranger)).ToString(),
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
            "device-check" => new(desk, $"/devices/{await app.DeviceAsync(administrator, nurse)}/check", "device", await DeviceAsync(nurse))
            {
                Texts = ["Form.Label", "Form.SecurityProduct", "Form.CarrierPhone", "Form.LicenceEndsOn"],
                Ids = ["Form.Holder"],
                ForeignId = stranger.Id.ToString(),
                Foreign = $"/devices/{await app.DeviceAsync(stranger, stranger)}/check",
            },
            "device-return" => new(
                desk,
                $"/devices/{await app.DeviceAsync(administrator, nurse)}/return",
                "return",
                new() { ["Form.On"] = Today, ["Form.Erased"] = Today }
            )
            {
                Texts = ["Form.On", "Form.Erased"],
                Foreign = $"/devices/{await app.DeviceAsync(stranger, stranger)}/return",
                Makes = "SELECT count(*) FROM security.devices WHERE state = 'Returned'",
            },
            "device-act" => new(desk, $"/devices/{(await app.SignInOnAsync(nurse, null)).Device}", "act", new() { ["Form.Act"] = "refuse" })
            {
                Texts = ["Form.Act"],
                Foreign = $"/devices/{await app.DeviceAsync(stranger, stranger)}",
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
            "share" => await ShareAsync(stranger),
            "sign-in-rules" => new(
                desk,
                $"{facility}/sign-in",
                "sign-in-rules",
                new()
                {
                    ["Form.Factor"] = "required",
                    ["Form.Networks"] = "",
                    ["Form.Mobile"] = "yes",
                }
            )
            {
                Texts = ["Form.Networks", "Form.Factor"],
                Foreign = $"/facilities/{stranger.Facility}/sign-in",
                Makes = "SELECT count(*) FROM security.facility_profiles",
            },
            "recover" => new(
                await app.SignedInAs(await app.SecretaryAsync("misato")),
                $"/regions/misato/accounts/{nurse.Id}",
                "recover",
                new() { ["Form.How"] = "InPerson", ["Form.Note"] = "窓口" }
            )
            {
                Texts = ["Form.How", "Form.Note"],
                Foreign = $"/regions/misato/accounts/{(await app.PersonAsync("osaki")).Id}",
            },
            "profile" => new(
                await app.SignedInAs(await app.SecretaryAsync("misato")),
                "/regions/misato/passwords",
                "profile",
                new() { ["Form.Follows"] = "guideline", ["Form.Factor"] = "optional" }
            )
            {
                Texts = ["Form.Follows", "Form.Factor"],
                Foreign = "/regions/osaki/passwords",
            },
            "measure" => new(
                desk,
                $"{facility}/accounts/{nurse.Id}",
                "measure",
                new() { ["Form.Measure"] = "Suspended", ["Form.Reason"] = "退職" }
            )
            {
                Texts = ["Form.Measure", "Form.Reason"],
                Foreign = $"{facility}/accounts/{stranger.Id}",
            },
            _ => new(
                await app.SignedInAs(await app.SecretaryAsync("misato")),
                "/regions/misato/accounts",
                "find",
                new() { ["Form.Mail"] = "nobody@example.jp" }
            )
            {
                Texts = ["Form.Mail"],
                Foreign = "/regions/osaki/accounts",
            },
        };
    }

    private HttpClient Visitor()
    {
        var client = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    private async Task<HttpClient> UnderwayAsync(TestPerson person, SignInStage stage)
    {
        var client = Visitor();
        client.DefaultRequestHeaders.Add("Cookie", $"carenet={await house.App.SessionTokenAsync(person, stage)}");
        return client;
    }

    private async Task<string> LinkAsync(TestPerson person)
    {
        await house.App.TellAsync(new AskPasswordReset(person.MailAddress, Doing.Phone));
        return await house.App.LinkTokenAsync(person.MailAddress);
    }

    private async Task<Dictionary<string, string>> DeviceAsync(TestPerson holder)
    {
        var locks = (await house.App.AskAsync<DeviceDemands>(new DemandsOnDevices(holder.Region))).MustLock;
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

    private async Task<FormCase> ShareAsync(TestPerson stranger)
    {
        var world = await World.In(house.App);
        var (administrator, nurse) = (
            await house.App.AccountAsync(world, world.Administrator, FacilityRole.Administrator),
            await house.App.AccountAsync(world, world.Member)
        );
        return new(
            await house.App.SignedInAs(administrator),
            $"/facilities/{administrator.Facility}/shared-accounts",
            "share",
            new()
            {
                ["Form.Account"] = nurse.Id.ToString(),
                ["Form.Users"] = nurse.Id.ToString(),
                ["Form.Reason"] = "1台のため",
                ["Form.Head"] = "佐藤 実",
            }
        )
        {
            Also = [("Form.Users", administrator.Id.ToString())],
            Texts = ["Form.Reason", "Form.Head"],
            Ids = ["Form.Account", "Form.Users"],
            ForeignId = stranger.Id.ToString(),
            Foreign = $"/facilities/{stranger.Facility}/shared-accounts",
            Makes = "SELECT count(*) FROM security.shared_accounts",
        };
    }

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
