using CareNet.Browser.Tests.Browsing;
using CareNet.Browser.Tests.Checks;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Wolverine;

namespace CareNet.Browser.Tests.SigningIn;

/// <summary>The pages of Security with people, devices and an incident on them, on a phone and on a computer.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SafetySights(BrowserHost host)
{
    [Theory, InlineData(390, Language.Ja), InlineData(1280, Language.Ja), InlineData(390, Language.En)]
    [Trait("size", "long")]
    public async Task The_pages_of_Security_are_open_to_everyone_with_something_on_each(int width, Language language)
    {
        var (nurse, administrator, secretary, pages) = await PeopledAsync();
        List<string> found = [];
        foreach (var (who, path) in pages)
        {
            var person = who switch
            {
                "nurse" => nurse,
                "desk" => secretary,
                _ => administrator,
            };
            var sight = new Sight(path.Path, width, width == 390 ? 844 : 900, ColorScheme.Light, language);
            await using var visit = await host.OpenAsAsync(person, sight);
            // As tall as the page: what lies under the bar at the thumb comes up when somebody scrolls.
            await visit.Page.SetViewportSizeAsync(
                width,
                await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight") + 100
            );
            found.AddRange(
                (
                    await PageChecks.FindingsAsync(
                        visit,
                        sight,
                        $"safety-{path.Name}-{width}-{language}".ToLowerInvariant(),
                        keepsPicture: true
                    )
                ).Select(one => $"{path.Name}: {one}")
            );
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    private async Task<(
        TestPerson Nurse,
        TestPerson Administrator,
        TestPerson Secretary,
        IReadOnlyList<(string Who, (string Name, string Path) Page)> Pages
    )> PeopledAsync()
    {
        var app = host.App;
        var world = await TestRegion.In(app, "nishitokyo");
        var administrator = await app.PersonAsync(
            new TestPerson.Cast("nishitokyo", FacilityRole.Administrator, Facility: world.Facility, Id: world.Administrator)
        );
        var nurse = await app.PersonAsync(new TestPerson.Cast("nishitokyo", Facility: world.Facility, Id: world.Member));
        var secretary = await app.PersonAsync(
            new TestPerson.Cast("nishitokyo", Office: RegionRole.Secretariat, IsOutside: true, Id: world.Secretariat)
        );
        var origin = new AuditOrigin("203.0.113.7", null, null);
        var demands = await AskAsync<DeviceRequirements>(new GetDeviceRequirements(nurse.Region));
        var device = (
            await AskAsync<Result<RegisteredDevice>>(
                new RegisterDevice(
                    world.Facility,
                    null,
                    new("訪問用タブレット1", DeviceKind.Tablet, DeviceOwner.Private)
                    {
                        Holder = nurse.Id,
                        Declared = [.. demands.Points.Select(point => point.Rule)],
                        SecurityProduct = "まもるくん",
                        CarrierPhone = "0120-000-113",
                        AllowedOn = new(2026, 4, 1),
                        AllowedBy = "佐藤 実",
                    },
                    administrator.Id,
                    origin
                )
            )
        ).Value.Id;
        var waiting = (
            await AskAsync<DeviceSignInResult>(
                new CheckDeviceAtSignIn(nurse.Id, nurse.Region, nurse.Facility, null, DeviceKind.Phone, true, true, origin)
            )
        ).Device;
        await AskAsync<Result>(new SetEmergencyCard(world.Facility, "042-000-0001", true, administrator.Id, origin));
        var today = RegionTime.In("Asia/Tokyo", TimeProvider.System).Today;
        var takeOut = (
            await AskAsync<Result<TakeOutId>>(
                new AnnounceTakeOut(
                    world.Facility,
                    null,
                    "訪問記録の控え",
                    TakeOutMedium.Paper,
                    "カンファレンス",
                    today,
                    today,
                    Guid.CreateVersion7().ToString("n"),
                    nurse.Id,
                    origin
                )
            )
        ).Value;
        var incident = (
            await AskAsync<Result<IncidentId>>(
                new ReportIncident(
                    IncidentKind.LostDevice,
                    world.Facility,
                    device,
                    null,
                    "駅のベンチに置き忘れたかもしれません",
                    Guid.CreateVersion7().ToString("n"),
                    nurse.Id,
                    origin
                )
            )
        ).Value;
        await AskAsync<Result>(new AddIncidentLine(incident, true, "携帯会社に連絡し、遠隔で止めた", administrator.Id, origin));
        await AskAsync<Result>(new DecideOnAccount(nurse.Id, AccountDecisionKind.ReadingOnly, "誤操作の確認のため", secretary.Id, origin));
        var facility = $"/facilities/{world.Facility}";
        return (
            nurse,
            administrator,
            secretary,
            [
                ("nurse", ("duties", "/sign-in/duties")),
                ("nurse", ("report", "/report")),
                ("nurse", ("take-outs", $"{facility}/take-outs")),
                ("nurse", ("account", "/account")),
                ("nurse", ("password", "/account/password")),
                ("nurse", ("factor", "/account/factor")),
                ("nurse", ("again", "/sign-in/again")),
                ("admin", ("safety", "/safety")),
                ("admin", ("devices", $"{facility}/devices")),
                ("admin", ("device-new", $"{facility}/devices/new")),
                ("admin", ("device", $"/devices/{device}")),
                ("admin", ("device-waiting", $"/devices/{waiting}")),
                ("admin", ("device-permission", $"/devices/{device}/permission")),
                ("admin", ("device-return", $"/devices/{waiting}/return")),
                ("admin", ("incidents", $"{facility}/incidents")),
                ("admin", ("incident", $"/incidents/{incident}")),
                ("admin", ("take-out", $"/take-outs/{takeOut}")),
                ("admin", ("card", $"{facility}/emergency-card")),
                ("admin", ("accounts", $"{facility}/accounts")),
                ("admin", ("account-of", $"{facility}/accounts/{nurse.Id}")),
                ("admin", ("sign-in-rules", $"{facility}/security")),
                ("admin", ("shared", $"{facility}/shared-accounts")),
                ("admin", ("audit", $"{facility}/audit?purpose=FacilityReview&topic=Everything")),
                ("desk", ("desk-safety", "/safety")),
                ("desk", ("desk-accounts", "/regions/nishitokyo/accounts")),
                ("desk", ("desk-account", $"/regions/nishitokyo/accounts/{nurse.Id}")),
                ("desk", ("desk-passwords", "/regions/nishitokyo/security")),
                ("desk", ("desk-incidents", "/regions/nishitokyo/incidents")),
            ]
        );
    }

    private async Task<T> AskAsync<T>(object message)
    {
        await using var scope = host.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<T>(message);
    }
}
