using CareNet.Testing;

namespace CareNet.Postgres.Tests.Starting;

public sealed class ThrowawayFolderTests
{
    [Fact]
    public void What_a_process_left_that_is_gone_is_removed_and_what_a_living_one_has_stays()
    {
        using var parent = new ScratchFolder();
        // Above the greatest id that Linux gives to a process.
        var left = Directory.CreateDirectory(parent["carenet-tests-99999999-abc"]);
        File.WriteAllText(Path.Combine(left.FullName, "PG_VERSION"), "15");
        var living = Directory.CreateDirectory(parent[$"carenet-tests-{Environment.ProcessId}-abc"]);
        var other = Directory.CreateDirectory(parent["carenet-tests-of-somebody"]);

        ThrowawayFolder.RemoveLeft(parent.Root);

        Directory.Exists(left.FullName).ShouldBeFalse();
        Directory.Exists(living.FullName).ShouldBeTrue();
        Directory.Exists(other.FullName).ShouldBeTrue();
    }
}
