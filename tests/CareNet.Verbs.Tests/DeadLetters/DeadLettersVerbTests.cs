using System.Text.Json;
using CareNet.Postgres;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Verbs.Tests.DeadLetters;

public class DeadLettersVerbTests
{
    /// <summary>Long because a message is given up only after all its waits.</summary>
    [Fact]
    [Trait("size", "long")]
    public async Task A_message_that_was_given_up_is_listed_and_once_its_cause_is_mended_sent_again()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch["data"];
        await using var carenet = StartedCareNet.On(folder, "--port", FreePort.Next());
        var address = await carenet.ReadyAsync();
        await using var database = NpgsqlDataSource.Create(Owner(folder));
        await RunAsync(database, "REVOKE INSERT ON platform.pulse_arrivals FROM carenet_app");
        var pulse = await SendPulseAsync(address);

        await Patience.Until(
            async () => await CountAsync(database, "wolverine.wolverine_dead_letters") == 1,
            "it is given up",
            TimeSpan.FromSeconds(300)
        );
        var listed = await RunVerb.EndsAsync(0, "dead-letters", "list", "--data", folder);
        listed.ShouldContain("CareNet.Platform.Pulses.PulseSent");
        listed.ShouldNotContain(pulse);

        await RunAsync(database, "GRANT INSERT ON platform.pulse_arrivals TO carenet_app");
        (await RunVerb.EndsAsync(0, "dead-letters", "replay-all", "CareNet.Platform.Pulses.PulseSent", "--data", folder)).ShouldContain(
            "1 sent again"
        );

        await Patience.Until(
            async () => await CountAsync(database, "platform.pulse_arrivals") == 1,
            "it arrives",
            TimeSpan.FromSeconds(30)
        );
        (await CountAsync(database, "wolverine.wolverine_dead_letters")).ShouldBe(0);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Words_that_mean_nothing_change_nothing()
    {
        using var data = await FilledData.MakeAsync();

        (await RunVerb.EndsAsync(2, "dead-letters", "bury", "--data", data.Folder)).ShouldContain("replay-all");
        await RunVerb.EndsAsync(1, "dead-letters", "replay", Guid.CreateVersion7().ToString(), "--data", data.Folder);
    }

    private static async Task<string> SendPulseAsync(string address)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/development/pulses");
        request.Headers.Add("X-Token", "dead-letters");
        request.Headers.Add("Idempotency-Key", "the-only-one");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Owner(string data)
    {
        var secrets = JsonSerializer.Deserialize<ClusterSecrets>(File.ReadAllText(Path.Combine(data, "secrets.json")))!;
        var port = File.ReadAllLines(Path.Combine(data, "postgres", "postmaster.pid"))[3];
        return $"Host=127.0.0.1;Port={port};Username=carenet_owner;Password={secrets.Owner};Database={PrivateCluster.Database}";
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql) => await database.CreateCommand(sql).ExecuteNonQueryAsync();

    private static async Task<long> CountAsync(NpgsqlDataSource database, string table) =>
        (long)(await database.CreateCommand($"SELECT count(*) FROM {table}").ExecuteScalarAsync())!;
}
