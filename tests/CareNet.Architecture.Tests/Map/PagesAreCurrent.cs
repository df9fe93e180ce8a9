using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Map;

/// <summary>What a command writes from the code says what the code says today.</summary>
public sealed class PagesAreCurrent
{
    private static IEnumerable<string> Of(SolutionTree tree, IEnumerable<WrittenPage> pages) =>
        from page in pages
        let stored = tree.Files.FirstOrDefault(file => file.Path == page.Path)?.Text.Split('\n') ?? []
        let written = page.Text().Split('\n')
        where !stored.SequenceEqual(written)
        let same = stored.Zip(written).TakeWhile(line => line.First == line.Second).Count()
        select $"{page.Path} is out of date from line {same + 1} on: run ./carenet {page.Verb}";

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet, WrittenPages.All).ShouldHold();

    [Theory]
    [InlineData("# Map\nold\n")]
    [InlineData("# Map\nnew\n\n")]
    [InlineData("")]
    public void A_page_that_differs_is_found(string stored)
    {
        using var tree = new InventedTree().With("docs/map.md", stored);

        Of(tree.Read(), [new("docs/map.md", "map", () => "# Map\nnew\n")]).ShouldBite("run ./carenet map");
    }

    [Fact]
    public void A_missing_page_is_found()
    {
        using var tree = new InventedTree();

        Of(tree.Read(), [new("docs/map.md", "map", () => "# Map\n")]).ShouldBite("run ./carenet map");
    }

    [Fact]
    public void A_page_as_it_is_written_is_fine()
    {
        using var tree = new InventedTree().With("docs/map.md", "# Map\n");

        Of(tree.Read(), [new("docs/map.md", "map", () => "# Map\n")]).ShouldHold();
    }
}
