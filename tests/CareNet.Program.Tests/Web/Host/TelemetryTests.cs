using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using CareNet.Platform.Data;
using CareNet.ServiceDefaults;
using CareNet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Web.Tests.Host;

public sealed class TelemetryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Marker = "tanaka-ichiro-0312";

    [Fact]
    public async Task A_request_arrives_as_trace_metric_and_log_and_carries_nothing_that_a_person_sent()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await CollectorAsync(received);
        await using (var app = Observed(collector))
        {
            app.UseKestrel(0);
            app.StartServer();
            var client = app.CreateClient();
            client.DefaultRequestHeaders.UserAgent.ParseAdd(Marker);
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            client.DefaultRequestHeaders.Add("traceparent", $"00-{new string('a', 32)}-{new string('b', 16)}-01");
            client.DefaultRequestHeaders.Add("tracestate", $"note={Marker}");
            await client.GetAsync($"/observed/{Marker}?name={Marker}");
            await client.GetAsync($"/{Marker}?name={Marker}");
            await client.SendAsync(new(new(Marker), $"/observed/{Marker}"));
            await client.GetAsync("/health");
            await WithHostAsync(client.BaseAddress!, Marker);
        }

        // The program ends its own way after the test host has let go of it.
        await Patience.Until(() => new[] { "traces", "metrics", "logs" }.All(signal => Sent(signal).Length > 0), "the last export");
        string Sent(string signal) => string.Join('\n', received.Where(sent => sent.Path == $"/v1/{signal}").Select(sent => sent.Body));
        Sent("traces").ShouldContain("GET /observed/{name}");
        Sent("traces").ShouldContain("SELECT ? AS \"Value\"");
        Sent("traces").ShouldContain("carenet-under-test");
        Sent("traces").ShouldContain("22P02");
        Sent("traces").ShouldNotContain("GET /error/");
        Sent("traces").ShouldNotContain("/health");
        foreach (var metric in new[] { "http.server.request.duration", "db.client.operation.duration", "dotnet.gc.collections" })
        {
            Sent("metrics").ShouldContain(metric);
        }

        Sent("logs").ShouldContain("PostgresException");
        received.ShouldAllBe(sent => !sent.Body.Contains(Marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_exported_and_the_node_serves()
    {
        await using var app = new CareNetApp(database);

        (await app.CreateClient().GetAsync("/alive")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Theory]
    [InlineData("SELECT a1 FROM t WHERE b = 'x' AND c = $1 AND d > 4.5", "SELECT a1 FROM t WHERE b = ? AND c = $1 AND d > ?")]
    [InlineData("SELECT 'it''s'", "SELECT ??")]
    [InlineData(@"SELECT E'it\'s'", null)]
    [InlineData("SELECT $x$it's$x$", null)]
    [InlineData("SELECT 1 -- it's", null)]
    [InlineData(null, null)]
    public void A_statement_leaves_without_the_values_that_stand_in_it(string? statement, string? left) =>
        RedactedSql.Of(statement).ShouldBe(left);

    private CareNetApp Observed(WebApplication collector) =>
        Probe.App(
            database,
            endpoints =>
                endpoints.MapGet(
                    "/observed/{name}",
                    async (string name, PlatformContext context) =>
                    {
                        await context.Regions.CountAsync(region => region.Code == name);
                        await context.Database.SqlQueryRaw<string>($"SELECT '{Marker}' AS \"Value\"").ToListAsync();
                        await context.Database.SqlQueryRaw<int>("SELECT {0}::int AS \"Value\"", name).ToListAsync();
                    }
                ),
            host =>
            {
                var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
                host.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", address);
                host.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
                host.UseSetting("AllowedHosts", $"localhost;127.0.0.1;{Marker}");
                host.UseSetting("OTEL_SERVICE_NAME", "carenet-under-test");
            }
        );

    /// <summary>By hand, because the client's own metrics would name its host.</summary>
    private static async Task WithHostAsync(Uri address, string host)
    {
        using var connection = new TcpClient(address.Host, address.Port);
        await connection
            .GetStream()
            .WriteAsync(Encoding.ASCII.GetBytes($"GET /observed/x HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        (await new StreamReader(connection.GetStream()).ReadToEndAsync()).ShouldStartWith("HTTP/1.1 500");
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<(string, string)> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector.StartAsync();
        return collector;
    }
}
