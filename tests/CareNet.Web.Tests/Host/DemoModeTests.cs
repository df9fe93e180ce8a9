using System.Net;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

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

    [Fact]
    public async Task A_demo_in_production_does_not_start()
    {
        await using var node = NodeProcess.Start(("ConnectionStrings__carenet", database.AppConnection), ("CARENET_DEMO", "1"));

        var (code, error, _) = await node.EndAsync();

        error.Trim().ShouldBe("CARENET_DEMO=1 is for trying CareNet out on one machine, not for ASPNETCORE_ENVIRONMENT=Production.");
        code.ShouldBe(1);
    }

    private CareNetApp Demo() => new(database, host => host.UseSetting("CARENET_DEMO", "1")) { Settings = "demo" };
}
