using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.References;

/// <summary>A module's implementation is seen by the composition and by its own tests; all others see its contracts.</summary>
public sealed class OutsidersReferToContracts
{
    // The program, and the code that calls its handlers.
    private static readonly string[] Composed = ["CareNet.Web", "CareNet.HandlerCode"];

    // They serve the tests of every module at once.
    private static readonly string[] TestKits = ["CareNet.Testing", "CareNet.Architecture.Tests", "CareNet.Browser.Tests", "CareNet.Bench"];

    private static IEnumerable<string> Of(SolutionTree tree) =>
        from project in tree.Projects
        from reference in project.References
        where tree.IsModuleName(reference) && !MaySee(project, reference)
        select $"{project.Path} refers to the implementation {reference}; its contracts are {reference}.Contracts";

    private static bool MaySee(Project project, string module) =>
        Composed.Contains(project.Name) || (project.IsTests && (project.Name == module + ".Tests" || TestKits.Contains(project.Name)));

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void A_module_that_refers_to_another_modules_implementation_is_found()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .WithProject("src/Modules/Groups/CareNet.Groups/CareNet.Groups.csproj", ["CareNet.Consent"]);

        Of(tree.Read()).ShouldBite("CareNet.Groups.csproj");
    }

    [Fact]
    public void The_tests_of_another_module_are_found()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .WithProject("tests/CareNet.Groups.Tests/CareNet.Groups.Tests.csproj", ["CareNet.Consent"]);

        Of(tree.Read()).ShouldBite("CareNet.Groups.Tests.csproj");
    }

    [Fact]
    public void Contracts_composition_and_own_tests_may_be_referred_to()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .WithProject("src/Modules/Groups/CareNet.Groups/CareNet.Groups.csproj", ["CareNet.Consent.Contracts"])
            .WithProject("src/Web/CareNet.Web/CareNet.Web.csproj", ["CareNet.Consent", "CareNet.Groups"])
            .WithProject("tests/CareNet.Consent.Tests/CareNet.Consent.Tests.csproj", ["CareNet.Consent"]);

        Of(tree.Read()).ShouldHold();
    }
}
