using System.Net;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Access;

public sealed class ReachTests(ClearedDatabase database) : IClassFixture<ClearedDatabase>
{
    private const string Guarded = "/operations/messages";
    private const string Desks = "/operations/hangfire/recurring";

    [Fact]
    public async Task A_visitor_is_led_to_the_sign_in()
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient(new() { AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await browser.GetAsync(Guarded);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/sign-in?back=%2Foperations%2Fmessages");
    }

    [Fact, Trait("rule", "misato/notes-3-9"), Trait("how", "enforce")]
    public async Task What_is_not_ones_own_looks_absent_and_the_attempt_is_recorded()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        using var browser = await app.SignedInAs(nurse);

        (await browser.GetAsync(Guarded)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (
            await database.AskAsync<long>(
                $"SELECT count(*) FROM platform.audit_entries WHERE action = 'access.refused' AND actor = '{nurse.Id}'"
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Attempts_that_come_at_once_are_all_counted()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var at = DateTimeOffset.UtcNow;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.PublishAsync(new AccessRefused(nurse.Id, at))));

        await Patience.Until(
            async () => await database.AskAsync<int>($"SELECT count FROM security.refusal_counts WHERE person = '{nurse.Id}'") == 20,
            "all of them"
        );
    }

    [Fact]
    [Trait("rule", "misato/notes-3-9"), Trait("rule", "nishitokyo/notes-3-9"), Trait("rule", "misato/form-3-2-3"), Trait("how", "record")]
    public async Task Repeated_attempts_are_reported_to_the_administrator_and_a_slip_of_the_finger_is_not()
    {
        await using var app = new CareNetApp(database);
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        var (curious, clumsy) = (
            await app.PersonAsync("misato", facility: administrator.Facility),
            await app.PersonAsync("misato", facility: administrator.Facility)
        );
        using var one = await app.SignedInAs(curious);
        using var other = await app.SignedInAs(clumsy);
        await other.GetAsync(Guarded);
        for (var i = 0; i < 7; i++)
        {
            await one.GetAsync(Guarded);
        }

        await Patience.Until(
            async () =>
                await database.AskAsync<long>(
                    $"SELECT count(*) FROM platform.notices WHERE person = '{administrator.Id}' AND kind = 'security.refusals'"
                ) == 1,
            "the notice"
        );
        (await database.AskAsync<int>($"SELECT count FROM security.refusal_counts WHERE person = '{clumsy.Id}'")).ShouldBeLessThan(5);
    }

    [Fact]
    public async Task Whoever_asks_for_a_foreign_page_again_and_again_is_reported_and_does_not_fill_the_trail()
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await app.PersonAsync("misato", facility: administrator.Facility);
        using var browser = await app.SignedInAs(nurse);

        for (var i = 0; i < 60; i++)
        {
            (await browser.GetAsync(Guarded)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await LinesAsync(nurse)).ShouldBe(5);
        var told = $"SELECT count(*) FROM platform.notices WHERE person = '{administrator.Id}' AND kind = 'security.refusals'";
        await Patience.Until(async () => await database.AskAsync<long>(told) == 1, "the notice");
        clock.Advance(TimeSpan.FromMinutes(1));
        await browser.GetAsync(Guarded);
        (await LinesAsync(nurse)).ShouldBe(6);
    }

    [Fact]
    public async Task A_link_on_somebody_elses_site_is_no_attempt_of_whoever_follows_it()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        using var browser = await app.SignedInAs(nurse);
        async Task FollowAsync(string from)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Guarded) { Headers = { { "Sec-Fetch-Site", from } } };
            (await browser.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await FollowAsync("cross-site");
        (await LinesAsync(nurse)).ShouldBe(0);
        await FollowAsync("same-origin");
        await FollowAsync("none");
        (await LinesAsync(nurse)).ShouldBe(2);
    }

    private Task<long> LinesAsync(TestPerson person) =>
        database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = 'access.refused' AND actor = '{person.Id}'");

    [Fact]
    public async Task The_secretariat_gets_in_until_the_standing_is_restricted()
    {
        await using var app = new CareNetApp(database);
        var secretary = await app.SecretaryAsync("misato");
        using var browser = await app.SignedInAs(secretary);
        (await browser.GetAsync(Desks)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await database.RunAsync($"UPDATE security.standings SET restricted_until = 'infinity' WHERE person = '{secretary.Id}'");

        (await browser.GetAsync(Desks)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Without_action_a_session_ends()
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        using var browser = await app.SignedInAs(await app.SecretaryAsync("misato"));
        clock.Advance(TimeSpan.FromMinutes(59));
        (await browser.GetAsync("/regions/misato")).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(59));
        (await browser.GetAsync("/regions/misato")).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(61));

        (await browser.GetAsync("/regions/misato")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
