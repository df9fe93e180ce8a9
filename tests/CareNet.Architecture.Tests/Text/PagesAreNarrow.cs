using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>The lines of a page keep to 140 columns, because CSharpier does not format Razor.</summary>
public sealed class PagesAreNarrow
{
    private const int Widest = 140;

    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.Files
        where file.IsRazor
        from line in file.Text.Split('\n').Index()
        where line.Item.TrimEnd('\r').Length > Widest
        select $"{file.Path}:{line.Index + 1} has {line.Item.Length} columns, more than {Widest}";

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void A_line_of_141_columns_is_found()
    {
        using var tree = new InventedTree().With("src/Web/Wide.razor", "<p>\n" + new string('あ', 141) + "\n</p>");

        Of(tree.Read()).ShouldBite("src/Web/Wide.razor:2");
    }

    [Fact]
    public void A_line_of_140_columns_is_fine()
    {
        using var tree = new InventedTree()
            .With("src/Web/Fits.razor", new string('あ', 140) + "\n")
            .With("docs/Wide.md", new string('x', 400));

        Of(tree.Read()).ShouldHold();
    }
}
