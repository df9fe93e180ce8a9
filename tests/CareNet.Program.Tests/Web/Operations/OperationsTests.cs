using System.Net;
using CareNet.Platform;
using CareNet.Testing;
using Microsoft.AspNetCore.Hosting;

namespace CareNet.Web.Tests.Operations;

public class OperationsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly PersonId Operator = new(Guid.CreateVersion7());

    [Fact]
    public async Task Without_a_message_given_up_the_page_says_so()
    {
        await using var app = App();
        using var browser = await app.SignedInAs(await app.PersonAsync(new TestPerson.Cast(Id: Operator)));

        (await browser.GetStringAsync("/operations/messages")).ShouldContain("届かなかったメッセージはありません。");
    }

    [Theory]
    [InlineData("GET", "/operations/messages")]
    [InlineData("POST", "/operations/messages/replay")]
    [InlineData("POST", "/operations/messages/replay-all")]
    public async Task For_whoever_does_not_run_the_place_they_do_not_exist(string method, string path)
    {
        await using var app = new CareNetApp(database);
        using var browser = await app.SignedInAs(await app.PersonAsync("okayama"));
        using var request = new HttpRequestMessage(new(method), path);

        (await browser.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", "/operations/mails")]
    [InlineData("POST", "/development/pulses")]
    public async Task Outside_development_they_do_not_exist(string method, string path)
    {
        await using var app = new CareNetApp(database, host => host.UseEnvironment("Production"));
        using var browser = app.CreateClient(new() { BaseAddress = new("https://localhost") });
        using var request = new HttpRequestMessage(new(method), path);
        using var nowhere = new HttpRequestMessage(new(method), "/operations/of/nobody");

        var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        answer.StatusCode.ShouldBe((await browser.SendAsync(nowhere)).StatusCode, "It looks like a path that never was.");
    }

    [Fact]
    public async Task A_pulse_comes_out_once_and_its_repeat_gets_the_same_answer()
    {
        await using var app = new CareNetApp(database);
        using var browser = app.CreateClient();

        var first = await PulseAsync(browser, "repeat-0001");
        (await PulseAsync(browser, "repeat-0001")).ShouldBe(first);
        (await PulseAsync(browser, "repeat-0002")).ShouldNotBe(first);

        await Patience.Until(async () => await Arrivals(first) > 0, "the pulse arrives");
        (await Arrivals(first)).ShouldBe(1);
    }

    private Task<long> Arrivals(string pulse) =>
        database.AskAsync<long>($"SELECT count(*) FROM platform.pulse_arrivals WHERE pulse = '{pulse}'");

    private static async Task<string> PulseAsync(HttpClient browser, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/development/pulses");
        request.Headers.Add("X-Token", "operations");
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await browser.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private CareNetApp App() => new(database, host => host.UseSetting("Security:Operators:0", Operator.Value.ToString()));
}
