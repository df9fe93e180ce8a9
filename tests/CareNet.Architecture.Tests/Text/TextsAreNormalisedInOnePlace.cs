using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>
/// <c>string.Normalize</c> throws on what anybody can send, so only TextNormalization calls it. Everybody else writes
/// <c>text.Composed()</c>
/// or <c>text.Folded()</c>.
/// </summary>
public sealed partial class TextsAreNormalisedInOnePlace
{
    private const string Normaliser = "src/Platform/CareNet.Platform/Kernel/TextNormalization.cs";

    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.CSharp.Concat(tree.Files.Where(file => file.IsRazor))
        where file.IsUnder("src") && file.Path != Normaliser
        from Match match in Bare().Matches(file.Uncommented)
        select $"{file.At(match.Index)} uses {match.Value}";

    [GeneratedRegex(@"\.(?:Normalize|IsNormalized|TryNormalize)\(")]
    private static partial Regex Bare();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Modules/A.cs", "var key = mail.Normalize();")]
    [InlineData("src/Policy/A.cs", "var key = words?.Normalize(NormalizationForm.FormKC);")]
    [InlineData("src/Web/A.razor", "<p>@Name.Normalize()</p>")]
    [InlineData("src/Bot/A.cs", "if (text.IsNormalized()) { }")]
    public void A_bare_normalisation_is_found(string path, string text)
    {
        using var tree = new InventedTree().With(path, text);

        Of(tree.Read()).ShouldBite(path + ":1");
    }

    [Fact]
    public void The_safe_ones_are_fine()
    {
        using var tree = new InventedTree()
            .With("src/Modules/A.cs", "// not text.Normalize()\nvar key = text.Folded();")
            .With(Normaliser, "text.Normalize(NormalizationForm.FormC)")
            .With("tests/A.cs", "text.Normalize()");

        Of(tree.Read()).ShouldHold();
    }
}
