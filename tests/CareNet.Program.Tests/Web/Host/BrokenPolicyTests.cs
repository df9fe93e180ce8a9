using CareNet.Testing;

namespace CareNet.Web.Tests.Host;

public sealed class BrokenPolicyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_node_does_not_start_on_a_broken_policy_and_says_where_it_is()
    {
        using var folder = new ScratchFolder();
        var seeds = Repository.At("seeds", "policies");
        foreach (var file in Directory.EnumerateFiles(seeds, "*.yaml", SearchOption.AllDirectories))
        {
            var target = folder[Path.GetRelativePath(seeds, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(
                target,
                (await File.ReadAllTextAsync(file)).Replace("topics: [name]", "topics: [nmae]", StringComparison.Ordinal)
            );
        }

        await using var node = NodeProcess.Start(("ConnectionStrings__carenet", database.AppConnection), ("Policies__Folder", folder.Root));
        var (code, error, _) = await node.EndAsync();

        code.ShouldBe(1);
        error.Trim().ShouldMatch("^osaki.yaml, line [0-9]+: The topic 'nmae' is not in common/topics.yaml.$");
    }
}
