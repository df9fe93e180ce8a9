using System.Net;
using CareNet.Testing;
using Microsoft.AspNetCore.Http;

namespace CareNet.Web.Tests.Host;

public sealed class DemoModeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Bar = "デモ環境です。実在の人物・患者の情報を入力しないでください。";
    private const string BarInEnglish = "This is a demo. Do not enter information about real people or patients.";

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/policies", HttpStatusCode.OK)]
    [InlineData("/operations/mails", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Every_page_of_a_demo_says_that_it_is_one(string path, HttpStatusCode status)
    {
        await using var app = Demo();
        using var browser = app.CreateClient();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var answer = await browser.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain(Bar);
        page.ShouldContain(BarInEnglish);
    }

    [Fact]
    public async Task Outside_a_demo_there_is_no_bar_and_no_page_with_mails_even_in_development()
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient();

        (await browser.GetStringAsync("/sign-in")).ShouldNotContain(Bar);
        (await browser.GetAsync("/operations/mails")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::1", null, true)]
    [InlineData("::ffff:127.0.0.1", null, true)]
    [InlineData("192.0.2.7", null, false)]
    [InlineData("10.0.0.2", null, false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "Forwarded", false)]
    [InlineData("127.0.0.1", "X-Real-IP", false)]
    [InlineData("127.0.0.1", "CF-Ray", false)]
    // Whoever passes a request on says for whom, by whatever name.
    [InlineData("127.0.0.1", "True-Client-IP", false)]
    [InlineData("127.0.0.1", "Fly-Client-IP", false)]
    [InlineData("127.0.0.1", "Some-New-Tunnel", false)]
    public async Task A_demo_answers_this_machine_only(string address, string? header, bool isAnswered)
    {
        await using var app = Demo();
        // Starts the host.
        using var browser = app.CreateClient();

        var context = await app.Server.SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = IPAddress.Parse(address);
            request.Request.Path = "/sign-in";
            request.Request.Host = new HostString("localhost");
            if (header is not null)
            {
                request.Request.Headers[header] = "192.0.2.7";
            }
        });

        context.Response.StatusCode.ShouldBe(isAnswered ? 200 : 403);
    }

    /// <summary>A name that leads here from elsewhere, as a tunnel's or that of a page which changed where it points to.</summary>
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("localhost:8080", true)]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("demo.example.jp", false)]
    [InlineData("localhost.example.jp", false)]
    [InlineData("127.0.0.1.example.jp", false)]
    [InlineData("0.0.0.0:8080", false)]
    public async Task A_demo_answers_under_this_machines_own_names_whatever_names_are_allowed(string host, bool isAnswered)
    {
        await using var app = new CareNetApp(
            database,
            web => web.UseSetting("CARENET_DEMO", "1").UseSetting("AllowedHosts", "demo.example.jp;localhost.example.jp")
        )
        {
            Settings = "demo with other names",
        };

        var answer = await AskAsync(app, request => request.Host = new HostString(host));

        if (isAnswered)
        {
            answer.StatusCode.ShouldBe(200);
        }
        else
        {
            answer.StatusCode.ShouldBeOneOf(400, 403);
        }
    }

    [Theory]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0.0.0")]
    [InlineData("Accept-Language", "ja,en;q=0.9")]
    [InlineData("Referer", "http://127.0.0.1:8080/sign-in")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("If-Modified-Since", "Mon, 30 Nov 2026 19:00:00 GMT")]
    [InlineData("Downlink", "1.45")]
    public async Task What_a_browser_of_this_machine_says_is_taken_for_no_proxy(string header, string value)
    {
        await using var app = Demo();

        (await AskAsync(app, request => request.Headers[header] = value)).StatusCode.ShouldBe(200);
    }

    private static async Task<HttpResponse> AskAsync(CareNetApp app, Action<HttpRequest> with)
    {
        // Starts the host.
        using var browser = app.CreateClient();
        return (
            await app.Server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                context.Request.Path = "/sign-in";
                context.Request.Host = new HostString("localhost");
                with(context.Request);
            })
        ).Response;
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_demo_in_production_does_not_start()
    {
        await using var node = NodeProcess.Start(("ConnectionStrings__carenet", database.AppConnection), ("CARENET_DEMO", "1"));

        var (code, error, _) = await node.EndAsync();

        error.Trim().ShouldBe("CARENET_DEMO=1 is for trying CareNet out on one machine, not for ASPNETCORE_ENVIRONMENT=Production.");
        code.ShouldBe(1);
    }

    private CareNetApp Demo() => new(database, host => host.UseSetting("CARENET_DEMO", "1")) { Settings = "demo" };
}
