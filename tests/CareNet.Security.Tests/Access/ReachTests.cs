using System.Net;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Access;

public sealed class ReachTests(TestDatabase database) : IClassFixture<TestDatabase>
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

        (await database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = 'access.refused' AND actor = '{nurse.Id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Attempts_that_come_at_once_are_all_counted()
    {
        await using var app = new CareNetApp(database);
        var nurse = await app.PersonAsync("misato");
        var at = DateTimeOffset.UtcNow;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.PublishAsync(new AccessRefused(nurse.Id, at))));

        await Patience.Until(
            async () => await database.AskAsync<int>($"SELECT count FROM security.refusal_counts WHERE person = '{nurse.Id}'") == 20, "all of them");
    }

    [Fact]
    [Trait("rule", "misato/notes-3-9"), Trait("rule", "nishitokyo/notes-3-9"), Trait("rule", "misato/form-3-2-3"), Trait("how", "record")]
    public async Task Repeated_attempts_are_reported_to_the_administrator_and_a_slip_of_the_finger_is_not()
    {
        await using var app = new CareNetApp(database);
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        var (curious, clumsy) = (await app.PersonAsync("misato", facility: administrator.Facility), await app.PersonAsync("misato", facility: administrator.Facility));
        using var one = await app.SignedInAs(curious);
        using var other = await app.SignedInAs(clumsy);
        await other.GetAsync(Guarded);
        for (var i = 0; i < 7; i++)
        {
            await one.GetAsync(Guarded);
        }

        await Patience.Until(async () => await database.AskAsync<long>(
            $"SELECT count(*) FROM platform.notices WHERE person = '{administrator.Id}' AND kind = 'security.refusals'") == 1, "the notice");
        (await database.AskAsync<int>($"SELECT count FROM security.refusal_counts WHERE person = '{clumsy.Id}'")).ShouldBeLessThan(5);
    }

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
        (await browser.GetAsync(Desks)).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(59));
        (await browser.GetAsync(Desks)).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(61));

        (await browser.GetAsync(Desks)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
