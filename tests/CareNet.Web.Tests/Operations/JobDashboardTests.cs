using System.Net;
using System.Security.Claims;
using CareNet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Web.Tests.OnFull;

/// <summary>Hangfire's pages can start and delete jobs, so they are closed to everybody but administrators.</summary>
public sealed class JobDashboardTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Dashboard = "/operations/hangfire";

    public static TheoryData<string, string> Doors => new()
    {
        { "GET", "" },
        { "GET", "/recurring" },
        { "GET", "/jobs/enqueued" },
        { "GET", "/stats" },
        { "POST", "/stats" },
        { "POST", "/recurring/trigger" },
        { "POST", "/recurring/remove" },
        { "POST", "/jobs/enqueued/delete" },
        { "POST", "/jobs/actions/requeue/1" },
    };

    [Theory, MemberData(nameof(Doors))]
    public async Task Whoever_is_not_signed_in_stays_outside_also_from_the_same_machine(string method, string page) =>
        (await AskAsync(null, method, page)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Theory, MemberData(nameof(Doors))]
    public async Task Whoever_is_no_administrator_finds_nothing_there(string method, string page) =>
        (await AskAsync("clinician", method, page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task An_administrator_sees_the_pages()
    {
        var answer = await AskAsync("administrator", "GET", "/recurring");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(Dashboard);
    }

    [Fact]
    public async Task An_administrator_whose_form_was_forged_changes_nothing() =>
        (await AskAsync("administrator", "POST", "/recurring/trigger")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private async Task<HttpResponseMessage> AskAsync(string? role, string method, string page)
    {
        await using var app = new CareNetApp(database, host => host.ConfigureTestServices(services =>
        {
            if (role is not null)
            {
                services.AddSingleton<IStartupFilter>(new SignedIn(role));
            }
        }));
        return await app.CreateClient(new() { AllowAutoRedirect = false }).SendAsync(new(new(method), Dashboard + page));
    }

    private sealed class SignedIn(string role) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.User = new(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test"));
                return rest(context);
            });
            next(app);
        };
    }
}
