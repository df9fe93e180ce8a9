using System.Net;
using CareNet.Platform.Data;
using CareNet.Platform.Regions;
using CareNet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareNet.Web.Tests.Host;

public sealed class LogPrivacyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Marker = "tanaka-ichiro-0312";

    private const string EverythingOn = "Trace";

    [Fact]
    public async Task No_log_of_any_category_holds_what_a_person_sent()
    {
        var logs = new CapturedLogs();
        await using var app = App(logs);
        app.UseKestrel(0);
        app.StartServer();
        (string Path, int Status)[] asked = [("fail", 500), ("twice", 500), ("query", 500), ("fine", 200), ("bind", 400), ("nowhere", 405)];
        foreach (var (path, status) in asked)
        {
            var (before, request) = (
                logs.Of("CareNet.Access").Count,
                Probe.Ask($"/{path}/{Marker}?name={Marker}", method: HttpMethod.Post)
            );
            request.Headers.Add("X-Note", Marker);
            request.Headers.Add("Cookie", $"note={Marker}");
            request.Headers.UserAgent.ParseAdd(Marker);
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["memo"] = Marker });

            var answer = await app.CreateClient().SendAsync(request);

            ((int)answer.StatusCode).ShouldBe(status, path);
            await Patience.Until(() => logs.Of("CareNet.Access").Count > before, $"the access log's line of {path}");
            logs.Text.ShouldNotContain(Marker, Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task The_access_log_names_the_route_and_not_the_address()
    {
        var logs = new CapturedLogs();
        await using var app = App(logs);

        await app.CreateClient().SendAsync(Probe.Ask($"/fine/{Marker}", method: HttpMethod.Post));

        var line = logs.Of("CareNet.Access").ShouldHaveSingleItem();
        line.ShouldContain("POST /fine/{name} 200");
        line.ShouldMatch("trace [0-9a-f]{32}");
    }

    [Fact]
    public async Task A_failed_request_is_logged_under_the_route_that_failed_with_its_stack_and_without_its_message()
    {
        var logs = new CapturedLogs();
        await using var app = App(logs);

        await app.CreateClient().SendAsync(Probe.Ask($"/fail/{Marker}", method: HttpMethod.Post));

        logs.Of("CareNet.Access").ShouldHaveSingleItem().ShouldContain("/fail/{name} 500");
        var line = logs.Of("CareNet.Web.Hosting.ErrorAnswers").ShouldHaveSingleItem();
        line.ShouldContain("System.InvalidOperationException");
        line.ShouldContain("caused by System.FormatException");
        line.ShouldContain(nameof(LogPrivacyTests));
    }

    [Theory]
    [InlineData("/alive")]
    [InlineData("/health")]
    public async Task Probes_are_not_logged(string path)
    {
        var logs = new CapturedLogs();
        await using var app = App(logs);

        (await app.CreateClient().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);

        logs.Of("CareNet.Access").ShouldBeEmpty();
    }

    /// <summary>With every switch of the configuration at its most talkative.</summary>
    private CareNetApp App(CapturedLogs logs) =>
        Probe.App(
            database,
            endpoints =>
            {
                endpoints.MapPost(
                    "/fail/{name}",
                    IResult (string name) => throw new InvalidOperationException($"failed for {name}", new FormatException(name))
                );
                endpoints.MapPost("/fine/{name}", (string name) => Results.Text(name));
                endpoints.MapPost("/bind/{name}", (int name) => Results.Ok(name));
                endpoints.MapPost(
                    "/query/{name}",
                    async (string name, PlatformContext context) =>
                        await context.Database.SqlQueryRaw<int>($"SELECT {{0}}::int AS \"Value\"", name).ToListAsync()
                );
                endpoints.MapPost(
                    "/twice/{name}",
                    async (string name, PlatformContext context) =>
                    {
                        foreach (var note in new[] { "a", "b" })
                        {
                            context.ChangeTracker.Clear();
                            context.Add(
                                new Region
                                {
                                    Code = name,
                                    NameJa = note,
                                    NameEn = name,
                                    TimeZone = "Asia/Tokyo",
                                }
                            );
                            await context.SaveChangesAsync();
                        }
                    }
                );
            },
            host =>
            {
                host.UseSetting("Logging:LogLevel:Default", EverythingOn);
                host.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", EverythingOn);
                host.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", EverythingOn);
                host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(logs));
            },
            "Production"
        );
}
