using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CareNet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareNet.Web.Tests.Host;

public sealed class NodeLifeTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_node_on_a_migrated_database_is_ready()
    {
        await using var app = new CareNetApp(database);

        var answer = await app.CreateClient().GetAsync("/health");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("ready");
    }

    [Theory]
    [InlineData("DELETE FROM platform.__migrations")]
    [InlineData("DROP SCHEMA platform CASCADE")]
    public async Task A_node_whose_schema_is_behind_is_alive_and_not_ready(string loss)
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock };
        var client = app.CreateClient();
        await database.RunAsync(database.OwnerConnection, loss);
        clock.Advance(TimeSpan.FromSeconds(2));

        var health = await client.GetAsync("/health");

        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await health.Content.ReadAsStringAsync()).ShouldBe("unready");
        (await client.GetStringAsync("/alive")).ShouldBe("alive");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Without_its_database_a_node_says_no_within_seconds()
    {
        var clock = new TestClock();
        await using var app = new CareNetApp(database) { Clock = clock, IsAlone = true };
        var client = app.CreateClient();
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await database.DisposeAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        var watch = Stopwatch.StartNew();

        var health = await client.GetAsync("/health");

        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        await database.InitializeAsync();
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_ends_no_node()
    {
        var logs = new CapturedLogs();
        await using var app = new CareNetApp(database, host => host.CaptureLogs(logs));
        var client = app.CreateClient();
        (await client.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await database.RefuseAsync();
        await Patience.Until(
            () => logs.Text.Contains("The released policies could not be read", StringComparison.Ordinal),
            "the loss is noticed"
        );
        await database.AdmitAsync();

        await Patience.Until(async () => (await client.GetAsync("/health")).IsSuccessStatusCode, "the node serves again");
        app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_stopping_node_is_not_ready_and_finishes_what_it_has_begun()
    {
        var (begun, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = Probe.App(
            database,
            endpoints =>
                endpoints.MapGet(
                    "/slow",
                    async () =>
                    {
                        begun.SetResult();
                        await mayEnd.Task;
                        return "done";
                    }
                )
        );
        app.UseKestrel(0);
        app.StartServer();
        var client = app.CreateClient();
        var slow = client.GetStringAsync("/slow");
        await begun.Task;

        var life = app.Services.GetRequiredService<IHostApplicationLifetime>();
        life.StopApplication();

        (await app.CreateClient().GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        life.ApplicationStopped.IsCancellationRequested.ShouldBeFalse();
        mayEnd.SetResult();
        (await slow).ShouldBe("done");
        await Patience.Until(() => life.ApplicationStopped.IsCancellationRequested, "the end of the node");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("size", "long")]
    public async Task A_node_leaves_in_peace_when_its_starter_is_gone_or_tells_it_to_and_logs_json(bool starterGone)
    {
        await using var node = NodeProcess.Start(("ConnectionStrings__carenet", database.AppConnection));
        await node.UntilHealthyAsync();
        using (var client = new HttpClient { BaseAddress = node.Address })
        {
            await client.GetAsync("/nowhere");
        }

        if (starterGone)
        {
            node.CloseInput();
        }
        else
        {
            using var kill = Process.Start("kill", ["-TERM", $"{node.Id}"]);
            await kill.WaitForExitAsync();
        }

        var (code, error, output) = await node.EndAsync();
        code.ShouldBe(0);
        error.ShouldBeEmpty();
        output.ShouldContain("Application is shutting down");
        output.Contains("the starter is gone", StringComparison.Ordinal).ShouldBe(starterGone);

        // Outside development every line of the log is JSON.
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain(line => line.Contains("CareNet.Access"));
        lines.ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_node_that_hangs_goes_by_force_when_its_starter_is_gone()
    {
        await using var node = NodeProcess.Start(
            ("ConnectionStrings__carenet", database.AppConnection),
            ("Drain__AtLeast", "00:00:15"),
            ("Starter__Grace", "00:00:01")
        );
        await node.UntilHealthyAsync();
        var gone = Stopwatch.StartNew();

        node.CloseInput();

        var (code, _, output) = await node.EndAsync();
        code.ShouldBe(128 + 9);
        output.ShouldContain("it ends now");
        gone.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
