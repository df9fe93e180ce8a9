using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.References;

/// <summary>
/// The web project refers to implementations only to put them together, in Hosting/Composition*.cs. So that a page cannot
/// reach one unseen, contracts keep their own namespace and implementations stay out of it.
/// </summary>
public sealed class PagesSpeakThroughContracts
{
    private const string Composition = "src/Web/CareNet.Web/Hosting/Composition";

    private static IEnumerable<string> Of(SolutionTree tree) => Uses(tree).Concat(Namespaces(tree));

    private static IEnumerable<string> Uses(SolutionTree tree) =>
        from file in tree.Files
        where (file.IsCSharp || file.IsRazor) && file.IsUnder("src/Web") && !file.Path.StartsWith(Composition, StringComparison.Ordinal)
        from module in tree.Modules
        // Razor attributes hold code in quotes, so a page is read with its strings.
        from Match match in Regex.Matches(file.IsRazor ? file.Uncommented : file.Code, $@"\b{Regex.Escape(module.Name)}\b(?!\.Contracts\b)")
        select $"{file.At(match.Index)} uses {module.Name} itself; only {Composition}*.cs may";

    private static IEnumerable<string> Namespaces(SolutionTree tree) =>
        from module in tree.Modules
        from project in tree.Projects
        where project.Module == module.Name && !project.IsTests
        from file in tree.FilesOf(project)
        where file.IsCSharp
        from Match match in Regex.Matches(file.Code, @"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)
        let space = match.Groups[1].Value
        where
            !(space + ".").StartsWith(project.Name + ".", StringComparison.Ordinal)
            || (!project.IsContracts && (space + ".").StartsWith(module.Name + ".Contracts.", StringComparison.Ordinal))
        select $"{file.Path} lies in {project.Name} and declares {space}";

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Web/CareNet.Web/Pages/Grant.cs", "using CareNet.Consent.Grant;")]
    [InlineData("src/Web/CareNet.Web/Pages/Grant.razor", "@using CareNet.Consent")]
    [InlineData("src/Modules/Consent/CareNet.Consent.Contracts/Grant.cs", "namespace CareNet.Consent;")]
    public void A_page_that_reaches_behind_the_contracts_is_found(string path, string text)
    {
        using var tree = new InventedTree().WithConsent().With(path, text);

        Of(tree.Read()).ShouldBite(path);
    }

    [Fact]
    public void Contracts_and_the_composition_are_fine()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .With("src/Web/CareNet.Web/Pages/Grant.cs", "using CareNet.Consent.Contracts;")
            .With("src/Web/CareNet.Web/Hosting/CompositionOfModules.cs", "using CareNet.Consent;")
            .With("src/Modules/Consent/CareNet.Consent/Grant/Grant.cs", "namespace CareNet.Consent.Grant;");

        Of(tree.Read()).ShouldHold();
    }
}
