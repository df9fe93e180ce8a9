using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>A file does one thing; 300 lines are more than enough for one thing. Own JavaScript stays under 900 lines in all.</summary>
public sealed class FilesAreShort
{
    private const int Longest = 300;
    private const int AllJavaScript = 900;

    private static IEnumerable<string> Of(SolutionTree tree)
    {
        var scripts = tree
            .Files.Where(file => file.Folders.Contains("wwwroot") && file.Path.EndsWith(".js", StringComparison.Ordinal))
            .ToList();
        var total = scripts.Sum(file => file.LineCount);
        return tree
            .Files.Where(file => IsWritten(file) && file.LineCount > Longest)
            .Select(file => $"{file.Path} has {file.LineCount} lines, more than {Longest}")
            .Concat(
                total < AllJavaScript
                    ? []
                    : [$"the own JavaScript has {total} lines in {scripts.Count} files; it stays under {AllJavaScript}"]
            );
    }

    private static bool IsWritten(SourceFile file) => Path.GetExtension(file.Path) is ".cs" or ".razor" or ".js";

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("x\n", count));

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Long.cs")]
    [InlineData("tests/Long.razor")]
    [InlineData("src/Web/wwwroot/long.js")]
    public void A_file_of_301_lines_is_found(string path)
    {
        using var tree = new InventedTree().With(path, Lines(301)).With("obj/Generated.cs", Lines(301));

        Of(tree.Read()).ShouldBite(path);
    }

    [Fact]
    public void Three_scripts_that_are_too_long_together_are_found()
    {
        using var tree = new InventedTree()
            .With("w/wwwroot/a.js", Lines(300))
            .With("w/wwwroot/b.js", Lines(300))
            .With("w/wwwroot/lib/c.js", Lines(300));

        Of(tree.Read()).ShouldBite("900 lines in 3 files");
    }

    [Fact]
    public void A_file_of_300_lines_and_899_lines_of_script_are_fine()
    {
        using var tree = new InventedTree()
            .With("src/A.cs", Lines(300))
            .With("w/wwwroot/a.js", Lines(300))
            .With("w/wwwroot/b.js", Lines(300))
            .With("w/wwwroot/c.js", Lines(299))
            .With("README.md", Lines(400));

        Of(tree.Read()).ShouldHold();
    }
}
