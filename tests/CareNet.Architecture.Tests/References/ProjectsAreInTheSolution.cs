using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.References;

/// <summary>A project that the solution does not list is built by nobody; one that is gone breaks the build of everybody.</summary>
public sealed class ProjectsAreInTheSolution
{
    private static IEnumerable<string> Of(SolutionTree tree)
    {
        var solution = tree.Files.Single(file => file.Path == "CareNet.sln").Text.Replace('\\', '/');
        var listed = solution.Split('"').Where(part => part.EndsWith(".csproj", StringComparison.Ordinal)).ToHashSet();
        var present = tree.Projects.Select(project => project.Path).ToHashSet();
        return present
            .Except(listed)
            .Select(path => $"{path} is not in CareNet.sln")
            .Concat(listed.Except(present).Select(path => $"CareNet.sln lists {path}, which does not exist"));
    }

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void A_forgotten_project_is_found()
    {
        using var tree = new InventedTree().With("CareNet.sln", "").WithProject("src/A/A.csproj");

        Of(tree.Read()).ShouldBite("src/A/A.csproj");
    }

    [Fact]
    public void A_listed_project_is_fine()
    {
        using var tree = new InventedTree()
            .With("CareNet.sln", """Project("{0}") = "A", "src\A\A.csproj", "{1}" """)
            .WithProject("src/A/A.csproj");

        Of(tree.Read()).ShouldHold();
    }
}
