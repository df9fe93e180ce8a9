using CareNet.Testing;

namespace CareNet.Postgres.Tests.Mishaps;

public class HalfFinishedInitdbTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task Killed_while_the_database_was_being_made_it_makes_a_whole_one_the_next_time()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch["data"];
        await using (var carenet = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo"))
        {
            var half = Path.Combine(folder, "postgres.new", "base");
            await Patience.Until(() => Directory.Exists(half) || Directory.Exists(Path.Combine(folder, "postgres")), "initdb is at work");
            carenet.Kill();
            await carenet.Exited;
        }

        Directory.Exists(Path.Combine(folder, "postgres")).ShouldBeFalse("The kill came too late to prove anything.");
        await using (var again = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo"))
        {
            await again.ReadyAsync();
        }

        Directory.Exists(Path.Combine(folder, "postgres.new")).ShouldBeFalse();
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_folder_that_is_no_cluster_is_left_as_it_is()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch["data"];
        var letter = Path.Combine(folder, "postgres", "letter.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(letter)!);
        await File.WriteAllTextAsync(letter, "keep me");
        await File.WriteAllTextAsync(Path.Combine(folder, "secrets.json"), """{"Superuser":"a","Owner":"b","App":"c","Keys":"ZA=="}""");

        await using var carenet = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo");

        (await carenet.RefusalAsync()).ShouldContain("does not look like PostgreSQL data; nothing in it was touched");
        (await File.ReadAllTextAsync(letter)).ShouldBe("keep me");
    }
}
