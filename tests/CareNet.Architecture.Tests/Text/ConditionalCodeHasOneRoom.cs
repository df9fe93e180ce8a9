using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>One program in every build: only the choice of when handler code is compiled depends on the configuration.</summary>
public sealed partial class ConditionalCodeHasOneRoom
{
    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.CSharp
        where !file.IsUnder("src/Platform/CareNet.Platform/Messaging")
        from Match match in Condition().Matches(file.Code)
        select $"{file.At(match.Index + match.Length)} has {match.Value.Trim()}";

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:if|elif)\b", RegexOptions.Multiline)]
    private static partial Regex Condition();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Modules/A.cs")]
    [InlineData("src/Web/CareNet.Web/Hosting/Live.cs")]
    [InlineData("AppHost/Program.cs")]
    [InlineData("tests/A.cs")]
    public void Conditional_code_elsewhere_is_found(string path)
    {
        using var tree = new InventedTree().With(path, "\n#if DEBUG\n#endif\n");

        Of(tree.Read()).ShouldBite(path + ":2");
    }

    [Theory]
    [InlineData("src/Platform/CareNet.Platform/Messaging/MessagingSetup.cs")]
    public void Conditional_code_where_Wolverine_is_set_up_is_fine(string path)
    {
        using var tree = new InventedTree().With(path, "#if DEBUG\n#endif\n").With("src/A.cs", "// #if is for others\n");

        Of(tree.Read()).ShouldHold();
    }
}
