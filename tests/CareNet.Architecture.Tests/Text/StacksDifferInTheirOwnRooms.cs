using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>One program under two stacks: conditional code stays in the stacks, the starter and the composition.</summary>
public sealed partial class StacksDifferInTheirOwnRooms
{
    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.CSharp
        where !file.IsUnder("src/Stacks") && !file.IsUnder("AppHost")
            && !file.Path.StartsWith("src/Web/CareNet.Web/Hosting/Composition", StringComparison.Ordinal)
        from Match match in Condition().Matches(file.Code)
        select $"{file.At(match.Index + match.Length)} has {match.Value.Trim()}";

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:if|elif)\b", RegexOptions.Multiline)]
    private static partial Regex Condition();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Modules/A.cs")]
    [InlineData("src/Web/CareNet.Web/Hosting/Live.cs")]
    [InlineData("tests/A.cs")]
    public void Conditional_code_elsewhere_is_found(string path)
    {
        using var tree = new InventedTree().With(path, "\n#if STACK_FULL\n#endif\n");

        Of(tree.Read()).ShouldBite(path + ":2");
    }

    [Theory]
    [InlineData("src/Stacks/CareNet.Stack.Full/A.cs")]
    [InlineData("AppHost/Program.cs")]
    [InlineData("src/Web/CareNet.Web/Hosting/CompositionOfStack.cs")]
    public void Conditional_code_where_a_stack_is_chosen_is_fine(string path)
    {
        using var tree = new InventedTree().With(path, "#if STACK_FULL\n#endif\n").With("src/A.cs", "// #if is for others\n");

        Of(tree.Read()).ShouldHold();
    }
}
