using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Names;

/// <summary>Who knows one module finds the way in the next: an entrance, contracts, and a README that says what may never happen.</summary>
public sealed class ModulesAreFurnishedAlike
{
    private static readonly Dictionary<string, string> Sections = new()
    {
        ["purpose"] = "purpose|目的",
        ["invariants"] = "invariants?|不変条件|守ること",
        ["events"] = "events?|イベント|出来事",
        ["decisions"] = "decisions?|決定|判断",
    };

    private static IEnumerable<string> Of(SolutionTree tree) => tree.Modules.SelectMany(module => Missing(tree, module));

    private static IEnumerable<string> Missing(SolutionTree tree, Project module)
    {
        var entrance = $"{module.Folder}/{module.Name["CareNet.".Length..]}Module.cs";
        if (tree.Files.All(file => file.Path != entrance))
        {
            yield return $"{entrance} is missing";
        }

        if (tree.Projects.All(other => !other.IsContracts || other.Module != module.Name))
        {
            yield return $"{module.Path} has no contracts";
        }

        var readme = tree.Files.FirstOrDefault(file => file.Path == module.Folder + "/README.md")?.Text ?? "";
        foreach (var (section, words) in Sections)
        {
            if (!Regex.IsMatch(readme, $@"^#+.*(?:{words})", RegexOptions.Multiline | RegexOptions.IgnoreCase))
            {
                yield return $"{module.Folder}/README.md has no section on {section}";
            }
        }
    }

    private static InventedTree Furnished() =>
        new InventedTree()
            .WithConsent()
            .With("src/Modules/Consent/CareNet.Consent/ConsentModule.cs", "")
            .With("src/Modules/Consent/CareNet.Consent/README.md", "# 同意\n## 目的\n## Invariants\n## Events in and out\n## 決定\n");

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void A_readme_without_its_decisions_is_found()
    {
        using var tree = Furnished()
            .With("src/Modules/Consent/CareNet.Consent/README.md", "## Purpose\n## Invariants\n## Events\nno decisions\n");

        Of(tree.Read()).ShouldBite("no section on decisions");
    }

    [Fact]
    public void A_module_without_an_entrance_is_found()
    {
        using var tree = Furnished().WithProject("src/Modules/Groups/CareNet.Groups/CareNet.Groups.csproj");

        Of(tree.Read()).ShouldContain("src/Modules/Groups/CareNet.Groups/GroupsModule.cs is missing");
        Of(tree.Read()).ShouldContain("src/Modules/Groups/CareNet.Groups/CareNet.Groups.csproj has no contracts");
    }

    [Fact]
    public void A_furnished_module_is_fine()
    {
        using var tree = Furnished();

        Of(tree.Read()).ShouldHold();
    }
}
