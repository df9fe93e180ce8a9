using System.Globalization;
using CareNet.Testing;

namespace CareNet.Postgres.Tests.Starting;

public class RunAndStopTests
{
    [Fact]
    [Trait("size", "long")]
    public Task Ctrl_C_stops_the_nodes_and_the_database_in_good_order() => StopsInGoodOrder(Signals.Interrupt, TimeSpan.Zero);

    [Fact]
    [Trait("size", "long")]
    public Task A_service_managers_signal_leaves_nodes_more_time_than_the_orchestrator_would() =>
        StopsInGoodOrder(Signals.Terminate, TimeSpan.FromSeconds(9));

    [Fact]
    [Trait("size", "long")]
    public async Task Nothing_outlives_a_starter_that_was_killed()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next(), "--no-demo");
        await carenet.ReadyAsync();
        carenet.Nodes.ShouldHaveSingleItem();

        carenet.Kill();
        await carenet.Exited;

        await NothingIsLeftOf(carenet);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task No_node_outlives_a_starter_that_was_killed_together_with_the_orchestrator()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next(), "--nodes", "2", "--no-demo");
        await carenet.ReadyAsync();
        var nodes = carenet.Nodes;
        nodes.Count.ShouldBe(2);

        foreach (var orchestrator in carenet.Family.Where(id => StartedCareNet.Command(id).Contains("/dcp\0", StringComparison.Ordinal)))
        {
            Signals.Send(orchestrator, Signals.Kill);
        }

        carenet.Kill();
        await carenet.Exited;

        await Patience.Until(() => !carenet.Nodes.Any(), "the nodes are gone", TimeSpan.FromSeconds(60));
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_run_whose_orchestrator_was_killed_ends_with_a_sentence()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next(), "--no-demo");
        await carenet.ReadyAsync();

        var orchestrator = carenet.Family.First(id =>
            StartedCareNet.Command(id).Contains("dcp\0start-apiserver", StringComparison.Ordinal)
        );
        Signals.Send(orchestrator, Signals.Kill);

        (await carenet.RefusalAsync()).ShouldBe("Aspire's orchestrator is gone, so this run ends: start again; no data is lost.");
        await NothingIsLeftOf(carenet);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_killed_node_comes_back_while_the_other_one_serves()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next(), "--nodes", "2", "--no-demo");
        var address = await carenet.ReadyAsync();
        var killed = carenet.Nodes[0];

        Signals.Send(killed, Signals.Kill);

        await LossIsNoticed(carenet);
        await Patience.Until(
            () => carenet.Nodes.Count == 2 && !carenet.Nodes.Contains(killed),
            "there are two nodes again",
            TimeSpan.FromSeconds(60)
        );
        using var http = new HttpClient();
        await Patience.Until(async () => !await Silent(http, address), "a node serves", TimeSpan.FromSeconds(60));
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_killed_database_comes_back_and_the_node_serves_again()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next(), "--no-demo");
        var address = await carenet.ReadyAsync();

        Signals.Send(ServerOf(scratch["data"]), Signals.Kill);

        using var http = new HttpClient();
        await LossIsNoticed(carenet);
        await Patience.Until(async () => !await Silent(http, address), "the node is healthy again", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_secrets_are_for_the_starters_eyes_only_and_the_server_listens_on_loopback_alone()
    {
        using var scratch = new ScratchFolder();
        using var data = DataDirectory.Hold(scratch["data"]);
        await using var cluster = await PrivateCluster.StartAsync(data);

        File.GetUnixFileMode(data.Secrets).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (
            await Settings.ReadAsync(
                cluster.Superuser,
                "listen_addresses",
                "fsync",
                "synchronous_commit",
                "full_page_writes",
                "password_encryption"
            )
        ).ShouldBe(["127.0.0.1", "on", "on", "on", "scram-sha-256"]);
        File.ReadAllText(Path.Combine(data.Cluster, "pg_hba.conf"))
            .Split('\n')
            .Where(line => line.StartsWith("host", StringComparison.Ordinal) || line.StartsWith("local", StringComparison.Ordinal))
            .ShouldAllBe(line => line.TrimEnd().EndsWith("scram-sha-256", StringComparison.Ordinal));
    }

    private static async Task StopsInGoodOrder(int signal, TimeSpan drain)
    {
        using var scratch = new ScratchFolder();
        var environment = new Dictionary<string, string> { ["Drain__AtLeast"] = drain.ToString() };
        await using var carenet = StartedCareNet.With(environment, scratch["data"], "--port", FreePort.Next());
        await carenet.ReadyAsync();
        var start = TimeProvider.System.GetTimestamp();

        (await carenet.StopAsync(signal)).ShouldBe(0);

        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThanOrEqualTo(drain);
        carenet.Lines.ShouldNotContain(line => line.Contains("starting it again", StringComparison.Ordinal));
        File.Exists(Path.Combine(scratch["data"], "postgres", "postmaster.pid")).ShouldBeFalse();
        (await File.ReadAllTextAsync(Path.Combine(scratch["data"], "logs", "web-1.log"))).ShouldContain("Application is shutting down");
        await NothingIsLeftOf(carenet);
    }

    private static Task LossIsNoticed(StartedCareNet carenet) =>
        Patience.Until(
            () => carenet.Lines.Any(line => line.Contains("stopped; starting it again", StringComparison.Ordinal)),
            "the loss was noticed"
        );

    private static Task NothingIsLeftOf(StartedCareNet carenet) =>
        Patience.Until(() => carenet.Family.Count == 0, "no process is left", TimeSpan.FromSeconds(30));

    private static int ServerOf(string data) =>
        int.Parse(File.ReadLines(Path.Combine(data, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static async Task<bool> Silent(HttpClient http, string address)
    {
        try
        {
            using var answer = await http.GetAsync(address + "/health");
            return !answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
