using System.Net;
using System.Net.Sockets;
using System.Text;
using CareNet.Testing;
using CareNet.Web.Hosting;
using CareNet.Web.Pages.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareNet.Web.Tests.Host;

public sealed class LimitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back_with_the_error_page()
    {
        await using var app = App(("RateLimits:Burst", "2"), ("RateLimits:PerSecond", "1"));
        var client = app.CreateClient();

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await client.SendAsync(Probe.Ask("/page")));
        }

        answers[0].StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        (await refused.Content.ReadAsStringAsync()).ShouldContain(ErrorPageTexts.For(429).Happened.Ja);
    }

    [Theory]
    [InlineData("/alive")]
    [InlineData("/health")]
    public async Task Probes_are_never_refused(string path)
    {
        await using var app = App(("RateLimits:Burst", "1"), ("RateLimits:PerSecond", "1"));
        var client = app.CreateClient();
        for (var i = 0; i < 10; i++)
        {
            (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("/public", "RateLimits:PublicFormsPerTenMinutes")]
    [InlineData("/probe/sign-in", "RateLimits:SignInsPerFiveMinutes")]
    public async Task Sending_a_guarded_form_is_counted_and_looking_at_it_is_not(string path, string setting)
    {
        await using var app = App((setting, "3"));
        var client = app.CreateClient();
        for (var i = 0; i < 10; i++)
        {
            (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        for (var i = 0; i < 3; i++)
        {
            (await client.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var refused = await client.PostAsync(path, null);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await client.GetAsync("/page")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task However_many_sign_in_at_once_a_few_are_worked_on_and_the_others_wait_for_their_turn()
    {
        var (now, most) = (0, 0);
        await using var app = Probe.App(
            database,
            endpoints =>
                endpoints
                    .MapPost(
                        "/probe/slow",
                        async () =>
                        {
                            most = Math.Max(most, Interlocked.Increment(ref now));
                            await Task.Delay(50);
                            Interlocked.Decrement(ref now);
                        }
                    )
                    .RequireRateLimiting(RateLimits.SignIn)
        );
        var client = app.CreateClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4 * CostlyTurns.AtOnce).Select(_ => client.PostAsync("/probe/slow", null)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        most.ShouldBe(CostlyTurns.AtOnce);
    }

    [Fact]
    public void However_many_addresses_come_the_partitions_are_bounded_and_one_network_is_one_client()
    {
        var partitions = Enumerable
            .Range(0, 200_000)
            .Select(i => ClientPartition.Of(new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i])))
            .Distinct()
            .Count();

        partitions.ShouldBeInRange(ClientPartition.Count / 2, ClientPartition.Count);
        ClientPartition.Of(IPAddress.Parse("2001:db8:1:2::1")).ShouldBe(ClientPartition.Of(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        ClientPartition.Of(IPAddress.Parse("::ffff:192.0.2.7")).ShouldBe(ClientPartition.Of(IPAddress.Parse("192.0.2.7")));
    }

    [Theory]
    [InlineData("/upload", RequestLimits.Body + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/upload", RequestLimits.Body - 1, HttpStatusCode.OK)]
    [InlineData("/upload-large", RequestLimits.Body + 1, HttpStatusCode.OK)]
    public async Task A_body_may_be_as_large_as_its_endpoint_says(string path, long bytes, HttpStatusCode expected)
    {
        await using var app = OnKestrel();
        var request = Probe.Ask(path, method: HttpMethod.Post);
        request.Content = new ByteArrayContent(new byte[bytes]);
        // The server says no before the body is sent.
        request.Headers.ExpectContinue = true;

        var answer = await app.CreateClient().SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_body_that_hides_its_size_is_stopped_at_the_limit_with_a_plain_page_and_no_noise()
    {
        var logs = new CapturedLogs();
        await using var app = OnKestrel(logs);
        using var socket = await RawAsync(app);
        await socket.SendAsync(
            "POST /upload HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray()
        );
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
        for (var i = 0; i < 17; i++)
        {
            await socket.SendAsync(chunk);
        }

        var answer = await ReadAsync(socket);

        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain(ErrorPageTexts.For(413).Happened.Ja);
        logs.Text.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("GET /{0} HTTP/1.1\r\nHost: localhost\r\n\r\n", 5_000, "HTTP/1.1 414")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {0}\r\n\r\n", 17_000, "HTTP/1.1 431")]
    public async Task Endless_addresses_and_headers_are_refused(string request, int length, string expected)
    {
        await using var app = OnKestrel();
        using var socket = await RawAsync(app);

        await socket.SendAsync(Encoding.ASCII.GetBytes(string.Format(null, request, new string('a', length))));

        (await ReadAsync(socket)).ShouldStartWith(expected);
    }

    private CareNetApp App(params (string Key, string Value)[] settings) =>
        Probe.App(
            database,
            endpoints =>
            {
                endpoints.MapGet("/page", () => "page");
                endpoints.MapMethods("/public", ["GET", "POST"], () => "form").RequireRateLimiting(RateLimits.PublicForm);
                endpoints.MapMethods("/probe/sign-in", ["GET", "POST"], () => "form").RequireRateLimiting(RateLimits.SignIn);
            },
            host => Array.ForEach(settings, setting => host.UseSetting(setting.Key, setting.Value)),
            settings: string.Join(' ', settings)
        );

    private CareNetApp OnKestrel(CapturedLogs? logs = null)
    {
        var app = Probe.App(
            database,
            endpoints =>
            {
                Delegate read = async (HttpRequest request) => await request.Body.CopyToAsync(Stream.Null);
                endpoints.MapPost("/upload", read);
                endpoints.MapPost("/upload-large", read).TakesUploads();
            },
            host => host.CaptureLogs(logs ?? new CapturedLogs())
        );
        app.UseKestrel(0);
        app.StartServer();
        return app;
    }

    private static async Task<Socket> RawAsync(CareNetApp app)
    {
        var at = app.CreateClient().BaseAddress!;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, at.Port);
        return socket;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (text, buffer) = (new StringBuilder(), new byte[16 * 1024]);
        try
        {
            while (
                !text.ToString().Contains("</html>", StringComparison.Ordinal)
                && await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var read
            )
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // The server may close on an unread rest; what it said before counts.
        }

        return text.ToString();
    }
}
