using System.Net;
using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Testing;
using CareNet.Web.Hosting;
using CareNet.Web.Pages.Operations;
using CareNet.Web.Tests.Host;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Web.Tests.Operations;

/// <summary>Hangfire's pages can start and delete jobs, so they are closed to everybody but those who run the place.</summary>
public sealed partial class JobDashboardTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Triggered = "SELECT count(*) FROM hangfire.job";
    private static readonly PersonId Operator = new(Guid.CreateVersion7());
    private static readonly PersonId Another = new(Guid.CreateVersion7());
    private static readonly PersonId Away = new(Guid.CreateVersion7());

    public static TheoryData<string, string> Doors =>
        new()
        {
            { "GET", "" },
            { "GET", "/" },
            { "GET", "/recurring" },
            { "GET", "/jobs/enqueued" },
            { "GET", "/stats" },
            { "GET", "/nothing" },
            { "HEAD", "/recurring" },
            { "PUT", "/recurring" },
            { "DELETE", "/recurring" },
            { "POST", "/stats" },
            { "POST", "/recurring/trigger" },
            { "POST", "/recurring/remove" },
            { "POST", "/jobs/enqueued/delete" },
            { "POST", "/jobs/actions/requeue/1" },
        };

    [Theory, MemberData(nameof(Doors))]
    public async Task A_visitor_stays_outside_also_from_the_same_machine(string method, string page)
    {
        await using var app = App();
        using var request = new HttpRequestMessage(new(method), JobDashboard.Path + page);

        (await app.CreateClient(new() { AllowAutoRedirect = false }).SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, MemberData(nameof(Doors))]
    public async Task For_whoever_does_not_run_the_place_nothing_is_there(string method, string page)
    {
        await using var app = App();
        using var browser = await app.SignedInAs(await app.PersonAsync("okayama"));
        using var request = new HttpRequestMessage(new(method), JobDashboard.Path + page);
        using var nowhere = new HttpRequestMessage(HttpMethod.Get, "/operations/of/nobody");

        var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        if (method == "GET")
        {
            Title(await answer.Content.ReadAsStringAsync())
                .ShouldBe(Title(await (await browser.SendAsync(nowhere)).Content.ReadAsStringAsync()));
        }
    }

    /// <summary>If the mark on the endpoint were lost, Hangfire's own question remains.</summary>
    [Fact]
    public async Task The_dashboard_itself_asks_too()
    {
        await using var app = Probe.App(database, endpoints => endpoints.MapHangfireDashboard("/bare", JobDashboard.Options));
        using var stranger = await app.SignedInAs(await app.PersonAsync("okayama"));
        using var secretary = await app.SignedInAs(await app.SecretaryAsync("okayama"));

        (await app.CreateClient().GetAsync("/bare/recurring")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync("/bare/recurring")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await secretary.GetAsync("/bare/recurring")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/recurring")]
    [InlineData("/jobs/succeeded")]
    [InlineData("/servers")]
    public async Task A_secretariat_sees_the_pages(string page)
    {
        await using var app = App();
        using var browser = await app.SignedInAs(await app.SecretaryAsync("okayama"));

        (await browser.GetStringAsync(JobDashboard.Path + page)).ShouldContain($"href=\"{JobDashboard.Path}/recurring\"");
    }

    [Fact]
    public async Task Only_where_Hangfire_draws_its_pages_the_browser_may_take_styles_from_them()
    {
        await using var app = App();
        using var secretary = await app.SignedInAs(await app.SecretaryAsync("okayama"));
        using var stranger = await app.SignedInAs(await app.PersonAsync("okayama"));

        (await PolicyAsync(secretary, JobDashboard.Path + "/recurring")).ShouldBe(SecurityHeaders.JobDashboardPolicy);
        SecurityHeaders.JobDashboardPolicy.ShouldContain("script-src 'self';");
        (await PolicyAsync(secretary, "/safety")).ShouldBe(SecurityHeaders.ContentPolicy);
        (await PolicyAsync(secretary, JobDashboard.Path + "s")).ShouldBe(SecurityHeaders.ContentPolicy);
        (await PolicyAsync(stranger, JobDashboard.Path + "/recurring")).ShouldBe(SecurityHeaders.ContentPolicy);
    }

    [Fact]
    public async Task A_secretariat_looks_and_changes_nothing()
    {
        await using var app = App();
        using var browser = await app.SignedInAs(await app.SecretaryAsync("okayama"));
        var before = await database.AskAsync<long>(Triggered);

        (await TriggerAsync(app, browser, forged: false)).IsSuccessStatusCode.ShouldBeFalse();

        (await database.AskAsync<long>(Triggered)).ShouldBe(before);
    }

    [Fact]
    public async Task An_operator_starts_a_job_and_the_pages_show_its_id_alone()
    {
        await using var app = App();
        using var browser = await app.SignedInAs(await app.PersonAsync(new TestPerson.Cast(Id: Operator)));
        var before = await database.AskAsync<long>(Triggered);

        (await TriggerAsync(app, browser, forged: false)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (
            await database.AskAsync<string>(
                $"SELECT details::text FROM platform.audit_entries WHERE action = 'jobs.act' AND actor = '{Operator}'"
            )
        ).ShouldBe("""{"act": "recurring/trigger", "job1": "purge-leftovers", "count": "1"}""");

        (await database.AskAsync<long>(Triggered)).ShouldBe(before + 1);
        (await browser.GetStringAsync(JobDashboard.Path + "/jobs/enqueued/default")).ShouldContain(">purge-leftovers<");
        (await database.AskAsync<string>("SELECT arguments::text FROM hangfire.job ORDER BY id DESC LIMIT 1")).ShouldBe(
            """["\"purge-leftovers\"", null, null]"""
        );
    }

    [Fact]
    public async Task A_screen_that_was_left_open_shows_and_starts_no_job()
    {
        var clock = new TestClock();
        await using var app = App(clock);
        using var browser = await app.SignedInAs(await app.PersonAsync(new TestPerson.Cast(Id: Away)));
        var before = await database.AskAsync<long>(Triggered);

        clock.Advance(TimeSpan.FromMinutes(16));

        var page = await browser.GetAsync(JobDashboard.Path + "/recurring");
        page.Headers.Location?.ToString().ShouldStartWith("/sign-in/again");
        (
            await browser.PostAsync(JobDashboard.Path + "/recurring/trigger", new FormUrlEncodedContent([new("jobs[]", "purge-leftovers")]))
        ).IsSuccessStatusCode.ShouldBeFalse();
        (await database.AskAsync<long>(Triggered)).ShouldBe(before);
    }

    [Fact]
    public async Task An_operator_whose_form_was_forged_changes_nothing()
    {
        await using var app = App();
        using var browser = await app.SignedInAs(await app.PersonAsync(new TestPerson.Cast(Id: Another)));
        var before = await database.AskAsync<long>(Triggered);

        (await TriggerAsync(app, browser, forged: true)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await database.AskAsync<long>(Triggered)).ShouldBe(before);
        (
            await database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE action = 'jobs.act' AND actor = '{Another}'")
        ).ShouldBe(0);
    }

    private CareNetApp App(TimeProvider? clock = null) =>
        new(
            database,
            host =>
            {
                host.UseSetting("Security:Operators:0", Operator.Value.ToString());
                host.UseSetting("Security:Operators:1", Another.Value.ToString());
                host.UseSetting("Security:Operators:2", Away.Value.ToString());
            }
        )
        {
            Settings = clock is null ? "operators" : null,
            Clock = clock,
        };

    /// <summary>As the button on the page does it. A forged form knows everything but the token.</summary>
    private static async Task<HttpResponseMessage> TriggerAsync(CareNetApp app, HttpClient browser, bool forged)
    {
        app.Services.GetRequiredService<IRecurringJobManager>()
            .AddOrUpdate<JobRunner>(
                "purge-leftovers",
                runner => runner.RunAsync("purge-leftovers", null!, CancellationToken.None),
                "40 3 * * *",
                new RecurringJobOptions()
            );
        var page = await browser.GetAsync(JobDashboard.Path + "/recurring");
        using var request = new HttpRequestMessage(HttpMethod.Post, JobDashboard.Path + "/recurring/trigger")
        {
            Content = new FormUrlEncodedContent([new("jobs[]", "purge-leftovers")]),
        };
        if (!forged)
        {
            request.Headers.Add("RequestVerificationToken", Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
        }

        var form = page
            .Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("carenet-form", StringComparison.Ordinal))
            .Split(';')[0];
        request.Headers.Add("Cookie", $"{browser.DefaultRequestHeaders.GetValues("Cookie").Single()}; {form}");
        return await browser.SendAsync(request);
    }

    private static async Task<string> PolicyAsync(HttpClient browser, string path) =>
        (await browser.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single();

    private static string Title(string html) => TitleOf().Match(html).Groups[1].Value;

    [GeneratedRegex("<meta name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex TitleOf();
}
