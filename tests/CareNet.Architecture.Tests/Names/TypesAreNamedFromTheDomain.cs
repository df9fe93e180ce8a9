using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Names;

/// <summary>A name that fits every class says nothing of this one.</summary>
public sealed partial class TypesAreNamedFromTheDomain
{
    // A name and the reason why it cannot be another.
    private static readonly Dictionary<string, string> Allowed = [];

    private static IEnumerable<string> Of(SolutionTree tree) =>
        TypeDeclaration
            .In(tree)
            .Where(type => Empty().IsMatch(type.Name) && !Allowed.ContainsKey(type.Name))
            .Select(type => $"{type.Place} names a type {type.Name}")
            .Concat(
                tree.Files.Where(file => file.IsRazor && Empty().IsMatch(Path.GetFileNameWithoutExtension(file.Path)))
                    .Select(file => $"{file.Path} names a component so")
            );

    [GeneratedRegex("(?:Manager|Helpers?|Utils?|Utilit(?:y|ies)|Base|D[tT][oO]s?)$")]
    private static partial Regex Empty();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("public sealed class ConsentManager;")]
    [InlineData("internal static class TextHelpers { }")]
    [InlineData("public abstract record EntityBase(int Id);")]
    [InlineData("file readonly record struct PatientDto;")]
    public void An_empty_name_is_found(string text)
    {
        using var tree = new InventedTree().With("src/A.cs", text);

        Of(tree.Read()).ShouldBite("src/A.cs:1");
    }

    [Fact]
    public void A_component_with_an_empty_name_is_found()
    {
        using var tree = new InventedTree().With("src/PageBase.razor", "<p></p>");

        Of(tree.Read()).ShouldBite("PageBase.razor");
    }

    [Fact]
    public void Words_of_the_domain_and_uses_of_other_names_are_fine()
    {
        using var tree = new InventedTree().With(
            "src/A.cs",
            "// the class ConsentManager was here\nenum Role { FacilityManager }\n"
                + "class Database(UserManager<Account> users) : ComponentBase;"
        );

        Of(tree.Read()).ShouldHold();
    }
}
