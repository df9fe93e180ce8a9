using System.Net;
using CareNet.Platform.Data;
using CareNet.Platform.Regions;
using CareNet.Testing;

namespace CareNet.Web.Tests.Host;

public sealed class DemoContentTests : IAsyncLifetime
{
    private const string Count = "SELECT count(*) FROM platform.regions WHERE is_demo";
    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_newcomer_sees_the_demo_region()
    {
        await using var app = App("1");
        app.CreateClient();

        (await database.AskAsync<string>("SELECT code || ' ' || name_ja || ' ' || time_zone FROM platform.regions WHERE is_demo")).ShouldBe(
            "demo みどり市医師会（デモ） Asia/Tokyo"
        );
    }

    [Fact]
    public async Task Nobody_else_gets_one()
    {
        await using var app = App("0");
        app.CreateClient();

        (await database.AskAsync<long>(Count)).ShouldBe(0);
    }

    [Fact]
    public async Task Several_nodes_and_starts_make_one_region()
    {
        await using var source = DatabaseSource.Unpooled(database.AppConnection);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DemoContent.Shipped.LoadAsync(source, CancellationToken.None)));

        (await database.AskAsync<long>(Count)).ShouldBe(1);
    }

    [Fact]
    public async Task A_demo_region_of_another_name_is_enough()
    {
        await database.RunAsync("INSERT INTO platform.regions VALUES ('other', 'デモ', 'Demo', 'Asia/Tokyo', true)");
        await using var source = DatabaseSource.Unpooled(database.AppConnection);

        await DemoContent.Shipped.LoadAsync(source, CancellationToken.None);

        (await database.AskAsync<long>(Count)).ShouldBe(1);
    }

    [Fact]
    public async Task Demo_people_sign_in_with_the_password_of_this_installation()
    {
        await using (var app = App("1", password: "hoya-zudu-6543-daze"))
        {
            using var browser = app.CreateClient(new() { AllowAutoRedirect = false });

            (await SignInAsync(browser, "yamada@demo.example", "hoya-zudu-6543-daze")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await SignInAsync(browser, "suzuki@demo.example", "another-0000")).StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        }

        // Another start finds them there and leaves their passwords alone.
        await using var again = App("1", password: "another-0000");
        using var later = again.CreateClient(new() { AllowAutoRedirect = false });
        (await SignInAsync(later, "yamada@demo.example", "another-0000")).StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        (await database.AskAsync<long>("SELECT count(*) FROM security.accounts")).ShouldBe(5);
    }

    [Fact]
    public async Task Nodes_that_start_together_bring_the_people_once()
    {
        await using var first = App("1", password: "hoya-zudu-6543-daze");
        await using var second = App("1", password: "hoya-zudu-6543-daze");

        await Task.WhenAll(Task.Run(first.CreateClient), Task.Run(second.CreateClient));

        (await database.AskAsync<long>("SELECT count(*) FROM registration.people")).ShouldBe(5);
        (await database.AskAsync<long>("SELECT count(*) FROM security.standings")).ShouldBe(5);
    }

    [Fact]
    public async Task Without_a_password_nobody_gets_an_account()
    {
        await using var app = App("1");
        app.CreateClient();

        (await database.AskAsync<long>("SELECT count(*) FROM security.accounts")).ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string mail, string password)
    {
        var page = await browser.GetStringAsync("/sign-in");
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        return await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "sign-in",
                    ["__RequestVerificationToken"] = token,
                    ["Form.MailAddress"] = mail,
                    ["Form.Password"] = password,
                }
            )
        );
    }

    private CareNetApp App(string demo, string? password = null) =>
        new(
            database,
            host =>
            {
                host.UseSetting("CARENET_DEMO", demo);
                host.UseSetting("Demo:Password", password ?? "");
            }
        );
}
