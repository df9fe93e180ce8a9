using System.Collections.Concurrent;
using System.Text;
using CareNet.Platform.Data;
using CareNet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
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
            await client.GetAsync($"/observed/{Marker}?name={Marker}");
            await client.GetAsync($"/{Marker}?name={Marker}");
        }

        // The program ends its own way after the test host has let go of it.
        await Patience.Until(() => Sent("logs").Length > 0, "the last export");
        string Sent(string signal) => string.Join('\n', received.Where(sent => sent.Path == $"/v1/{signal}").Select(sent => sent.Body));
        Sent("traces").ShouldContain("GET /observed/{name}");
        Sent("traces").ShouldContain("SELECT ");
        Sent("traces").ShouldContain("carenet-under-test");
        Sent("traces").ShouldContain("22P02");
        Sent("metrics").ShouldContain("http.server.request.duration");
        Sent("logs").ShouldContain("PostgresException");
        received.ShouldAllBe(sent => !sent.Body.Contains(Marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_exported_and_the_node_serves()
    {
        await using var app = new CareNetApp(database);

        (await app.CreateClient().GetAsync("/alive")).IsSuccessStatusCode.ShouldBeTrue();
    }

    private CareNetApp Observed(WebApplication collector) => Probe.App(database, endpoints =>
        endpoints.MapGet("/observed/{name}", async (string name, PlatformContext context) =>
        {
            await context.Regions.CountAsync(region => region.Code == name);
            await context.Database.SqlQueryRaw<int>("SELECT {0}::int AS \"Value\"", name).ToListAsync();
        }), host =>
    {
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        host.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", address);
        host.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        host.UseSetting("OTEL_SERVICE_NAME", "carenet-under-test");
    });

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
