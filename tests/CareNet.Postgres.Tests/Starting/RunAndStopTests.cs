using System.Globalization;
using CareNet.Testing;

namespace CareNet.Postgres.Tests.Starting;

public class RunAndStopTests
{
    [Fact]
    public async Task Ctrl_C_stops_the_nodes_and_the_database_in_good_order()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next());
        await carenet.ReadyAsync();
        var server = ServerOf(scratch["data"]);

        (await carenet.StopAsync()).ShouldBe(0);

        Signals.IsAlive(server).ShouldBeFalse();
        File.Exists(Path.Combine(scratch["data"], "postgres", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_outlives_a_starter_that_was_killed()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--port", FreePort.Next(), "--no-demo");
        await carenet.ReadyAsync();
        var server = ServerOf(scratch["data"]);
        var node = carenet.Nodes.ShouldHaveSingleItem();

        carenet.Kill();
        await carenet.Exited;

        await Patience.Until(() => !Signals.IsAlive(server), "the database is gone");
        await Patience.Until(() => !Signals.IsAlive(node), "the node is gone");
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
        await Patience.Until(() => carenet.Lines.Any(line => line.Contains("starting it again", StringComparison.Ordinal)), "the loss was noticed");
        await Patience.Until(async () => !await Silent(http, address), "the node is healthy again", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_secrets_are_for_the_starters_eyes_only_and_the_server_listens_on_loopback_alone()
    {
        using var scratch = new ScratchFolder();
        using var data = DataDirectory.Hold(scratch["data"]);
        await using var cluster = await PrivateCluster.StartAsync(data);

        File.GetUnixFileMode(data.Secrets).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await Settings.ReadAsync(cluster.Superuser, "listen_addresses", "fsync", "synchronous_commit", "full_page_writes", "password_encryption"))
            .ShouldBe(["127.0.0.1", "on", "on", "on", "scram-sha-256"]);
        File.ReadAllText(Path.Combine(data.Cluster, "pg_hba.conf")).Split('\n')
            .Where(line => line.StartsWith("host", StringComparison.Ordinal) || line.StartsWith("local", StringComparison.Ordinal))
            .ShouldAllBe(line => line.TrimEnd().EndsWith("scram-sha-256", StringComparison.Ordinal));
    }

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
