using System.Text.Json;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Postgres.Tests.Mishaps;

public class FullDiskTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_disk_too_small_for_the_database_is_said_in_one_sentence_and_leaves_nothing_half_made()
    {
        using var disk = new SmallDisk(megabytes: 20);

        await using var carenet = disk.Start("--port", FreePort.Next());

        (await carenet.RefusalAsync()).ShouldBe(FullDisk.Sentence(disk));
        carenet.Lines.Count.ShouldBe(1);
        Directory.Exists(disk.Seen(Path.Combine(disk.Folder, "data", "postgres"))).ShouldBeFalse();
    }
}

public class DiskFilledWhileRunningTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_disk_that_fills_up_while_serving_is_said_and_loses_nothing_that_was_confirmed()
    {
        using var disk = new SmallDisk(megabytes: 220);
        await File.WriteAllBytesAsync(disk.Seen(Path.Combine(disk.Folder, "ballast")), new byte[60 << 20]);
        int confirmed;
        await using (var carenet = disk.Start("--port", FreePort.Next()))
        {
            await carenet.ReadyAsync();
            confirmed = await FillAsync(disk);
            await Patience.Until(
                () => carenet.Lines.Any(line => line.StartsWith($"The disk that holds {disk.Folder}/data", StringComparison.Ordinal)),
                "the full disk is said"
            );
            File.Delete(disk.Seen(Path.Combine(disk.Folder, "ballast")));
        }

        confirmed.ShouldBeGreaterThan(5);
        await using (var again = disk.Start("--port", FreePort.Next()))
        {
            await again.ReadyAsync();
            await using var source = NpgsqlDataSource.Create(Owner(disk));
            // The one that was being written when the disk was full may have made it or not; nobody was told.
            ((long)(await source.CreateCommand("SELECT count(*) FROM kept").ExecuteScalarAsync())!).ShouldBeInRange(
                confirmed,
                confirmed + 1
            );
        }
    }

    private static async Task<int> FillAsync(SmallDisk disk)
    {
        await using var source = NpgsqlDataSource.Create(Owner(disk));
        await source.CreateCommand("CREATE TABLE kept (word text, filler text)").ExecuteNonQueryAsync();
        for (var confirmed = 0; ; confirmed++)
        {
            confirmed.ShouldBeLessThan(500, "The disk never filled up.");
            try
            {
                await source
                    .CreateCommand(
                        $"INSERT INTO kept SELECT '{confirmed}', string_agg(md5(random()::text || n), '') FROM generate_series(1, 32000) n"
                    )
                    .ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                return confirmed;
            }
        }
    }

    private static string Owner(SmallDisk disk)
    {
        var data = Path.Combine(disk.Folder, "data");
        var secrets = JsonSerializer.Deserialize<ClusterSecrets>(File.ReadAllText(disk.Seen(Path.Combine(data, "secrets.json"))))!;
        var port = File.ReadAllLines(disk.Seen(Path.Combine(data, "postgres", "postmaster.pid")))[3];
        return $"Host=127.0.0.1;Port={port};Username=carenet_owner;Password={secrets.Owner};Database={PrivateCluster.Database}";
    }
}

public static class FullDisk
{
    public static string Sentence(SmallDisk disk) =>
        $"The disk that holds {disk.Folder}/data is full: free some space and start again; what was saved is not lost.";
}
