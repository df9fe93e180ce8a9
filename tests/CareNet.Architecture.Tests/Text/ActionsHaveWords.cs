using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>What the trail records is read by people: every action has words beside the page that shows it.</summary>
public sealed partial class ActionsHaveWords
{
    private const string Words = "src/Web/CareNet.Web/Pages/Audit/AuditLabels.cs";

    private static IEnumerable<string> Of(SolutionTree tree)
    {
        var words = string.Concat(tree.CSharp.Where(file => file.Path == Words).Select(file => file.Text));
        return from file in tree.CSharp
            where file.IsUnder("src") && file.Path != Words
            from Match match in Recorded().Matches(file.Uncommented)
            from Capture action in match.Groups["action"].Captures
            where !words.Contains($"[\"{action.Value}\"]", StringComparison.Ordinal)
            select $"{file.At(match.Index)} records {action.Value}, which has no words";
    }

    [GeneratedRegex(
        """(?:\bAction = [^",;\n]*?|\bAudit\()"(?<action>[a-z_]+(?:\.[a-z_]+)?)"(?:\s*:\s*"(?<action>[a-z_]+(?:\.[a-z_]+)?)")?"""
    )]
    private static partial Regex Recorded();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("Action = isFirst ? \"a.known\" : \"a.other\",")]
    [InlineData("await store.Audit(\"a.third\", application);")]
    [InlineData("At = now, Action = \"a.fourth\", Origin = from,")]
    public void An_action_without_words_is_found(string code)
    {
        using var tree = new InventedTree().With(Words, "[\"a.known\"] = new(\"知\", \"known\")").With("src/Modules/A.cs", code);

        Of(tree.Read()).ShouldBite("src/Modules/A.cs:1");
    }
}
