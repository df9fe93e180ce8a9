using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Sessions;

public sealed class SessionTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private readonly TestClock clock = new();

    private async Task<string> WayInAsync(CareNetApp app, TestPerson person, SignInClient from)
    {
        await database.RunAsync($"UPDATE security.accounts SET factor_declined_at = opened_at WHERE person = '{person.Id}'");
        var answer = await app.SignInAsync(person, from: from);
        answer.Outcome.ShouldBe(SignInOutcome.SignedIn);
        return answer.Token!;
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
    [InlineData("misato", false, 15)]
    [InlineData("misato", true, 5)]
    [InlineData("nishitokyo", false, 15)]
    [InlineData("miyazaki", false, 15)]
    [InlineData("miyazaki", true, 5)]
    public async Task Without_action_a_session_ends_and_sooner_on_a_shared_device(string region, bool isShared, int minutes)
    {
        await using var app = new CareNetApp(database) { Clock = clock };
        var token = await WayInAsync(app, await app.PersonAsync(region), SecurityActs.Desk with { IsSharedDevice = isShared });
        clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(20));
        (await app.SessionOfAsync(token)).ShouldNotBeNull();
        clock.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(1));

        (await app.SessionOfAsync(token)).ShouldBeNull();
    }

    [Theory, Trait("rule", "misato/11-4"), Trait("rule", "nishitokyo/11-4"), Trait("rule", "miyazaki/17-5"), Trait("how", "enforce")]
    [InlineData("misato", 3)]
    [InlineData("nishitokyo", 3)]
    [InlineData("miyazaki", 3)]
    public async Task The_minutes_are_the_policys(string region, int minutes)
    {
        var policy = Regions
            .Policy(region)
            .With(settings =>
                settings with
                {
                    Logout = settings.Logout with { IdleMinutes = CareNet.Policy.Settings.Stated<int>.ByRegion(minutes, []) },
                }
            );
        await using var app = new CareNetApp(database) { Clock = clock, Policies = Regions.Book.With(policy) };
        var token = await WayInAsync(app, await app.PersonAsync(region), SecurityActs.Desk);
        clock.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(1));

        (await app.SessionOfAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task However_busy_somebody_is_after_twelve_hours_they_sign_in_again()
    {
        await using var app = new CareNetApp(database) { Clock = clock };
        var token = await WayInAsync(app, await app.PersonAsync("okayama"), SecurityActs.Desk);
        for (var i = 0; i < 71; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            (await app.SessionOfAsync(token)).ShouldNotBeNull();
        }

        clock.Advance(TimeSpan.FromMinutes(11));
        (await app.SessionOfAsync(token)).ShouldBeNull();
    }

    [Theory]
    [
        Trait("rule", "misato/notes-3-1"),
        Trait("rule", "nishitokyo/notes-3-1"),
        Trait("rule", "nishitokyo/11-2"),
        Trait("rule", "miyazaki/17-2"),
        Trait("how", "record")
    ]
    [InlineData("misato", true)]
    [InlineData("nishitokyo", true)]
    [InlineData("miyazaki", true)]
    [InlineData("osaki", false)]
    public async Task One_id_on_two_devices_is_told_where_the_region_speaks_against_it(string region, bool isTold)
    {
        await using var app = new CareNetApp(database);
        var administrator = await app.PersonAsync(region, FacilityRole.Administrator);
        var nurse = await app.PersonAsync(region, facility: administrator.Facility);
        await WayInAsync(app, nurse, SecurityActs.Desk);
        (await Recorded(nurse)).ShouldBe(0);

        await WayInAsync(app, nurse, SecurityActs.Phone);

        (await Recorded(nurse)).ShouldBe(isTold ? 1 : 0);
        if (isTold)
        {
            await Patience.Until(
                async () =>
                    await database.AskAsync<long>(
                        $"SELECT count(*) FROM platform.notices WHERE person = '{administrator.Id}' AND kind = 'security.parallel_sessions'"
                    ) == 1,
                "the notice"
            );
        }
    }

    [Fact]
    public async Task Ones_own_are_listed_and_ended_and_those_of_others_look_absent()
    {
        await using var app = new CareNetApp(database);
        var (nurse, other) = (await app.PersonAsync("okayama"), await app.PersonAsync("okayama"));
        var (here, there, theirs) = (
            await WayInAsync(app, nurse, SecurityActs.Desk),
            await WayInAsync(app, nurse, SecurityActs.Phone),
            await WayInAsync(app, other, SecurityActs.Phone)
        );
        var (hereId, thereId, theirId) = (
            (await app.SessionOfAsync(here))!.Session,
            (await app.SessionOfAsync(there))!.Session,
            (await app.SessionOfAsync(theirs))!.Session
        );

        var shown = (await app.AskAsync<SessionList>(new ListSessions(nurse.Id, hereId))).Sessions;
        shown.Select(session => session.Id).ShouldBe([thereId, hereId]);
        shown.Single(session => session.IsThis).Id.ShouldBe(hereId);
        (await app.AskAsync<Result>(new EndSession(nurse.Id, theirId, AuditOrigin.Inside))).Error.ShouldBe(SecurityErrors.NotFound);
        (await app.AskAsync<Result>(new EndOtherSessions(nurse.Id, hereId, AuditOrigin.Inside))).IsOk.ShouldBeTrue();

        (await app.SessionOfAsync(there)).ShouldBeNull();
        (await app.SessionOfAsync(here)).ShouldNotBeNull();
        (await app.SessionOfAsync(theirs)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_database_keeps_of_a_session_does_not_sign_in()
    {
        await using var app = new CareNetApp(database);
        var token = await WayInAsync(app, await app.PersonAsync("okayama"), SecurityActs.Desk);

        (await database.AskAsync<long>($"SELECT count(*) FROM security.sessions s WHERE s::text LIKE '%{token}%'")).ShouldBe(0);
        (await app.SessionOfAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'))).ShouldBeNull();
        (await app.SessionOfAsync("")).ShouldBeNull();
        (await app.SessionOfAsync(new string('x', 100_000))).ShouldBeNull();
    }

    private Task<long> Recorded(TestPerson person) =>
        database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = 'sign_in.parallel' AND actor = '{person.Id}'");
}
