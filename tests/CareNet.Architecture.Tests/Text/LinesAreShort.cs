using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>Lines keep to the columns of <c>.editorconfig</c>, also what the formatter does not break: comments, texts, pages.</summary>
public sealed class LinesAreShort
{
    private const int Columns = 140;

    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.Files
        where Path.GetExtension(file.Path) is ".cs" or ".razor"
        from line in file.Text.Split('\n').Index()
        where line.Item.Length > Columns
        select $"{file.Path}({line.Index + 1}) has {line.Item.Length} columns, more than {Columns}";

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Wide.cs")]
    [InlineData("src/Wide.razor")]
    public void A_line_of_141_columns_is_found(string path)
    {
        using var tree = new InventedTree().With(path, $"a\n{new string('x', 141)}\n");

        Of(tree.Read()).ShouldBite($"{path}(2)");
    }

    [Fact]
    public void A_line_of_140_columns_is_fine()
    {
        using var tree = new InventedTree().With("src/A.cs", new string('x', 140)).With("docs/a.md", new string('x', 200));

        Of(tree.Read()).ShouldHold();
    }
}
