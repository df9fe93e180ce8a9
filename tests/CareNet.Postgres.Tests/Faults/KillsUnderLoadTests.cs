using System.Globalization;
using System.Text.Json;
using CareNet.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace CareNet.Postgres.Tests.Faults;

/// <summary>The product as it is run, two nodes on one database, while processes are killed under it.</summary>
public class KillsUnderLoadTests(ITestOutputHelper output)
{
    private const int Kills = 10;

    [Fact]
    [Trait("size", "long")]
    public async Task Ten_kills_under_load_lose_nothing_answered_and_double_nothing()
    {
        using var scratch = new ScratchFolder();
        await using var carenet = StartedCareNet.On(scratch["data"], "--nodes", "2", "--port", FreePort.Next(), "--no-demo");
        await using var load = new PulseLoad(await carenet.ReadyAsync(), clients: 8);
        load.Start();

        for (var kill = 0; kill < Kills; kill++)
        {
            var before = load.Answered.Count;
            await Patience.Until(() => load.Answered.Count > before + 200, "the load flows", TimeSpan.FromSeconds(90));
            await Patience.Until(() => carenet.Nodes.Count == 2, "both nodes are there", TimeSpan.FromSeconds(60));
            Signals.Send(kill % 2 == 0 ? carenet.Nodes[kill / 2 % 2] : Server(scratch["data"]), Signals.Kill).ShouldBeTrue();
        }

        var after = load.Answered.Count;
        await Patience.Until(() => load.Answered.Count > after + 200, "the load flows again", TimeSpan.FromSeconds(90));
        await load.FinishAsync();
        await CompareAsync(scratch["data"], load);
    }

    private async Task CompareAsync(string data, PulseLoad load)
    {
        var secrets = JsonSerializer.Deserialize<ClusterSecrets>(await File.ReadAllTextAsync(Path.Combine(data, "secrets.json")))!;
        var port = File.ReadAllLines(Path.Combine(data, "postgres", "postmaster.pid"))[3];
        await using var database = NpgsqlDataSource.Create(
            $"Host=127.0.0.1;Port={port};Username=carenet_app;Password={secrets.App};Database={PrivateCluster.Database}"
        );
        await Patience.Until(
            async () => await Count(database, "SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE status <> 'Handled'") == 0,
            "all messages are handled",
            TimeSpan.FromSeconds(90)
        );

        var answered = load.Answered.Values.ToHashSet();
        output.WriteLine($"{answered.Count} answered, {load.Repeats} repeated");
        answered.Count.ShouldBe(load.Answered.Count, "Two keys never share an answer.");
        (await Ids(database, "SELECT id FROM platform.pulses"))
            .SetEquals(answered)
            .ShouldBeTrue("What is stored is what was answered, no more and no less.");
        (await Count(database, "SELECT count(*) FROM platform.pulse_arrivals")).ShouldBe(answered.Count);
        (await Count(database, "SELECT count(DISTINCT pulse) FROM platform.pulse_arrivals")).ShouldBe(answered.Count);
        (await Count(database, "SELECT count(*) FROM wolverine.wolverine_dead_letters")).ShouldBe(0);
    }

    private static async Task<long> Count(NpgsqlDataSource database, string sql) =>
        (long)(await database.CreateCommand(sql).ExecuteScalarAsync())!;

    private static async Task<HashSet<Guid>> Ids(NpgsqlDataSource database, string sql)
    {
        await using var reader = await database.CreateCommand(sql).ExecuteReaderAsync();
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private static int Server(string data) =>
        int.Parse(File.ReadLines(Path.Combine(data, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
}
