using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.References;

/// <summary>A module's implementation is seen by the composition and by its own tests; all others see its contracts.</summary>
public sealed class OutsidersReferToContracts
{
    // The program, and the code that calls its handlers.
    private static readonly string[] Composed = ["CareNet.Web", "CareNet.HandlerCode"];

    // They serve the tests of every module at once.
    private static readonly string[] TestKits = ["CareNet.Testing", "CareNet.Architecture.Tests", "CareNet.Program.Tests", "CareNet.Bench"];

    // One process runs the tests of the whole program; each of its rooms sees its own module, and browsers see what they prepare.
    private const string Program = "tests/CareNet.Program.Tests/";
    private const string Browsers = "Browser";

    private static IEnumerable<string> Of(SolutionTree tree) => Projects(tree).Concat(Rooms(tree));

    private static IEnumerable<string> Rooms(SolutionTree tree) =>
        from file in tree.Files
        where file.IsCSharp && file.Path.StartsWith(Program, StringComparison.Ordinal)
        let room = file.Path[Program.Length..].Split('/')[0]
        where room != Browsers
        from module in tree.Modules
        let own = module.Name.Split('.')[^1]
        where own != room
        // Inside namespace CareNet.X.Tests a module is also known by its last name.
        from Match match in Regex.Matches(file.Code, $@"(?<![\w.])(?:CareNet\.)?{own}\.(?!Contracts\b|Tests\b)(?=[A-Z])")
        select $"{file.At(match.Index)} uses {module.Name} itself; the tests in {room} speak to it through its contracts";

    private static IEnumerable<string> Projects(SolutionTree tree) =>
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
    public void Tests_beside_a_modules_own_ones_that_reach_into_it_are_found()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .With("tests/CareNet.Program.Tests/Web/PageTests.cs", "using CareNet.Consent.Grant;")
            .With("tests/CareNet.Program.Tests/Consent/GrantTests.cs", "using CareNet.Consent.Grant;");

        Of(tree.Read()).ShouldBite("tests/CareNet.Program.Tests/Web/PageTests.cs");
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
