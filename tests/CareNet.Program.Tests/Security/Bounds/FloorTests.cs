using System.Net;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Devices;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.Bounds;

/// <summary>
/// What a region's text asks for and CareNet does everywhere: with the rule switched off nothing of it is lost. Where a rule does decide,
/// its own tests switch it off and see the difference.
/// </summary>
public sealed class FloorTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private static readonly Dictionary<string, string[]> Rules = new()
    {
        ["misato"] =
        [
            "misato/2-1",
            "misato/8-3",
            "misato/11-1",
            "misato/12-4",
            "misato/12-6",
            "misato/notes-2-2",
            "misato/notes-2-3",
            "misato/notes-3-1",
            "misato/notes-3-9",
            "misato/notes-3-10",
            "misato/form-2-2-2",
            "misato/form-3-2-3",
            "misato/7",
        ],
        ["nishitokyo"] =
        [
            "nishitokyo/2-1",
            "nishitokyo/8-3",
            "nishitokyo/11-1",
            "nishitokyo/12-4",
            "nishitokyo/12-6",
            "nishitokyo/notes-2-2",
            "nishitokyo/notes-2-3",
            "nishitokyo/notes-3-1",
            "nishitokyo/notes-3-9",
            "nishitokyo/notes-3-10",
            "nishitokyo/7",
        ],
        ["miyazaki"] =
        [
            "miyazaki/overview",
            "miyazaki/17-1",
            "miyazaki/17-4",
            "miyazaki/lost-1",
            "miyazaki/lost-2",
            "miyazaki/lost-3",
            "miyazaki/login",
            "miyazaki/leak-1",
        ],
    };

    public static TheoryData<string> RegionsWithFloors => [.. Rules.Keys];

    [Theory, MemberData(nameof(RegionsWithFloors))]
    [
        Trait("rule", "misato/notes-3-10"),
        Trait("rule", "nishitokyo/notes-3-10"),
        Trait("rule", "miyazaki/lost-1"),
        Trait("rule", "miyazaki/lost-3"),
        Trait("rule", "misato/12-6"),
        Trait("rule", "nishitokyo/12-6")
    ]
    [Trait("rule", "misato/notes-3-1"), Trait("rule", "nishitokyo/notes-3-1"), Trait("how", "enforce")]
    public async Task Switched_off_a_loss_still_ends_everything_and_a_new_device_still_needs_a_second_proof(string region)
    {
        await using var app = house.Without(region, Rules[region]);
        var administrator = await app.PersonAsync(region, FacilityRole.Administrator);
        var device = await app.DeviceAsync(administrator, administrator);
        var (here, there) = (await house.SessionOnAsync(administrator, device), await app.SessionTokenAsync(administrator));
        (await app.AskAsync<Result>(new EndDeviceSessions(device, administrator.Id, Asking.Somewhere))).IsOk.ShouldBeTrue();
        ((await house.IsLiveAsync(here)), (await house.IsLiveAsync(there))).ShouldBe((false, true));

        (await app.ReportAsync(administrator, IncidentKind.LostDevice, device)).IsOk.ShouldBeTrue();

        (await house.IsLiveAsync(there)).ShouldBeFalse();
        (await house.AskAsync<string>($"SELECT state FROM security.devices WHERE id = '{device}'")).ShouldBe("Lost");
        (await house.AskAsync<bool>($"SELECT must_change FROM security.accounts WHERE person = '{administrator.Id}'")).ShouldBeTrue();
        (await app.SignInOnAsync(administrator, null, secondFactor: false)).Outcome.ShouldNotBe(DeviceOutcome.Known);
    }

    [Theory, MemberData(nameof(RegionsWithFloors))]
    [
        Trait("rule", "misato/8-3"),
        Trait("rule", "nishitokyo/8-3"),
        Trait("rule", "misato/notes-2-2"),
        Trait("rule", "nishitokyo/notes-2-2"),
        Trait("rule", "miyazaki/lost-2")
    ]
    [Trait("rule", "misato/2-1"), Trait("rule", "nishitokyo/2-1"), Trait("how", "enforce")]
    public async Task Switched_off_administrator_and_secretariat_still_suspend_and_the_stricter_passwords_can_be_chosen(string region)
    {
        await using var app = house.Without(region, Rules[region]);
        var administrator = await app.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await app.PersonAsync(region, FacilityRole.Staff, administrator.Facility);
        var secretary = await app.SecretaryAsync(region);
        foreach (var by in new[] { administrator, secretary })
        {
            var live = await app.SessionTokenAsync(nurse);
            (await DecideAsync(app, nurse, AccountDecisionKind.Suspended, by)).IsOk.ShouldBeTrue();
            (await house.IsLiveAsync(live)).ShouldBeFalse();
            (await DecideAsync(app, nurse, AccountDecisionKind.Restored, by)).IsOk.ShouldBeTrue();
        }

        await app.AskAsync<Result>(new SetRegionSecurity(new(region), true, false, secretary.Id, AuditOrigin.Inside));
        (await app.AskAsync<PasswordStatus>(new GetPasswordStatus(nurse.Id))).Demand.Symbols.ShouldBeTrue();
        await app.AskAsync<Result>(new SetRegionSecurity(new(region), false, false, secretary.Id, AuditOrigin.Inside));
    }

    [Theory, MemberData(nameof(RegionsWithFloors))]
    [
        Trait("rule", "misato/11-1"),
        Trait("rule", "nishitokyo/11-1"),
        Trait("rule", "miyazaki/17-1"),
        Trait("rule", "miyazaki/17-4"),
        Trait("rule", "misato/12-4"),
        Trait("rule", "nishitokyo/12-4")
    ]
    [
        Trait("rule", "misato/notes-3-9"),
        Trait("rule", "nishitokyo/notes-3-9"),
        Trait("rule", "misato/form-3-2-3"),
        Trait("rule", "misato/form-2-2-2"),
        Trait("rule", "miyazaki/overview")
    ]
    [Trait("rule", "miyazaki/login"), Trait("rule", "misato/7"), Trait("rule", "nishitokyo/7"), Trait("how", "enforce")]
    public async Task Switched_off_passwords_stay_unreadable_forbidden_looks_absent_and_guessing_locks(string region)
    {
        await using var app = house.Without(region, Rules[region]);
        var nurse = await app.PersonAsync(region);
        (await house.AskAsync<long>($"SELECT count(*) FROM security.accounts a WHERE a::text LIKE '%{TestPerson.Password}%'")).ShouldBe(0);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await visitor.GetAsync("/sign-in");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await page.Content.ReadAsStringAsync()).Split("name=\"Form.Password\"")[1].Split('>')[0].ShouldContain("autocomplete=\"off\"");
        (await visitor.GetAsync("/safety")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var browser = await app.SignedInAs(nurse);
        (await browser.GetAsync("/safety")).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await browser.GetAsync($"/facilities/{nurse.Facility}/devices")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        for (var i = 0; i < 4; i++)
        {
            (await app.SignInAsync(nurse, "wrong-4482-word!")).Outcome.ShouldBe(SignInOutcome.Refused);
        }

        (await app.SignInAsync(nurse, "wrong-4482-word!")).Outcome.ShouldBe(SignInOutcome.Locked);
    }

    [Theory]
    [
        Trait("rule", "misato/11-4"),
        Trait("rule", "misato/11-5"),
        Trait("rule", "nishitokyo/11-4"),
        Trait("rule", "nishitokyo/11-5"),
        Trait("rule", "miyazaki/17-5"),
        Trait("rule", "miyazaki/tips-5"),
        Trait("how", "enforce")
    ]
    [
        InlineData("misato", "misato/11-4", "misato/11-5"),
        InlineData("nishitokyo", "nishitokyo/11-4", "nishitokyo/11-5"),
        InlineData("miyazaki", "miyazaki/17-5", "miyazaki/tips-5")
    ]
    public async Task Switched_off_the_minutes_which_are_ours_stay_and_where_nobody_says_any_it_is_an_hour(
        string region,
        params string[] rules
    )
    {
        await using var off = house.Without(region, rules);
        await using var silent = house.Under(Regions.Book.With(Regions.Policy(region).Silent("logout")));
        var nurse = await off.PersonAsync(region);
        await house.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{nurse.Id}'");

        foreach (var (app, usual) in new[] { (off, 15), (silent, 60) })
        {
            (await GovernanceRecordsOf((await app.SignInAsync(nurse)).Token!)).ShouldBe(usual);
            (
                await GovernanceRecordsOf((await app.SignInAsync(nurse, from: SecurityActs.Desk with { IsSharedDevice = true })).Token!)
            ).ShouldBe(5, "a shared device keeps its own");
        }
    }

    [Fact]
    [Trait("rule", "misato/notes-2-3"), Trait("rule", "nishitokyo/notes-2-3"), Trait("how", "enforce")]
    public async Task Those_who_run_a_facility_or_a_region_keep_the_same_rules_of_password_session_and_trail()
    {
        foreach (var region in new[] { "misato", "nishitokyo" })
        {
            foreach (
                var person in new[]
                {
                    await house.App.PersonAsync(region, FacilityRole.Administrator),
                    await house.App.PersonAsync(region, FacilityRole.Head),
                    await house.App.SecretaryAsync(region),
                }
            )
            {
                await house.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{person.Id}'");
                var token = (await house.App.SignInAsync(person)).Token!;
                (await GovernanceRecordsOf(token)).ShouldBe(15);
                (
                    await house.AskAsync<long>(
                        $"SELECT count(*) FROM platform.audit_entries WHERE action = 'sign_in.done' AND actor = '{person.Id}'"
                    )
                ).ShouldBe(1);
                await house.RunAsync(
                    $"UPDATE security.accounts SET password_set_at = password_set_at - interval '61 days' WHERE person = '{person.Id}'"
                );
                (await house.App.SignInAsync(person)).Outcome.ShouldBe(SignInOutcome.ChangePassword);
                for (var i = 0; i < 5; i++)
                {
                    await house.App.SignInAsync(person, "wrong-4482-word!");
                }

                (await house.App.SignInAsync(person)).Outcome.ShouldBe(SignInOutcome.Locked);
            }
        }
    }

    private Task<int> GovernanceRecordsOf(string token) =>
        house.AskAsync<int>($"SELECT idle_minutes FROM security.sessions WHERE token_hash = sha256('{token}')");

    private static Task<Result> DecideAsync(CareNetApp app, TestPerson on, AccountDecisionKind decision, TestPerson by) =>
        app.AskAsync<Result>(new DecideOnAccount(on.Id, decision, "紛失", by.Id, AuditOrigin.Inside));
}
