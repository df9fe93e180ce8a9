using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.References;

/// <summary>
/// Contracts and the platform refer to nothing above them, and only programs refer to the web project.
/// </summary>
public sealed class LayersPointDownwards
{
    private static IEnumerable<string> Of(SolutionTree tree) =>
        from project in tree.Projects
        where !project.IsTests
        from reference in project.References
        where !MaySee(tree, project, reference)
        select $"{project.Path} may not refer to {reference}";

    private static bool MaySee(SolutionTree tree, Project project, string reference)
    {
        var target = tree.Projects.FirstOrDefault(other => other.Name == reference);
        if (project.IsContracts)
        {
            return reference == "CareNet.Platform";
        }

        if (IsUnder(project, "src/Platform"))
        {
            return target is not null && IsUnder(target, "src/Platform");
        }

        if (target is not null && IsUnder(target, "src/Web"))
        {
            return IsUnder(project, "src/Web") || IsUnder(project, "AppHost") || IsUnder(project, "src/Verbs");
        }

        return true;
    }

    private static bool IsUnder(Project project, string folder) => project.Path.StartsWith(folder + "/", StringComparison.Ordinal);

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Modules/Groups/CareNet.Groups.Contracts/CareNet.Groups.Contracts.csproj", "CareNet.Consent.Contracts")]
    [InlineData("src/Modules/Groups/CareNet.Groups.Contracts/CareNet.Groups.Contracts.csproj", "CareNet.Screening")]
    [InlineData("src/Platform/CareNet.Platform/CareNet.Platform.csproj", "CareNet.Consent.Contracts")]
    [InlineData("src/Modules/Groups/CareNet.Groups/CareNet.Groups.csproj", "CareNet.Web")]
    public void A_reference_upwards_is_found(string project, string reference)
    {
        using var tree = new InventedTree()
            .WithConsent()
            .WithProject("src/Web/CareNet.Web/CareNet.Web.csproj")
            .WithProject(project, [reference]);

        Of(tree.Read()).ShouldBite(reference);
    }

    [Fact]
    public void References_downwards_are_fine()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .WithProject("src/Platform/CareNet.Platform/CareNet.Platform.csproj")
            .WithProject("src/Platform/CareNet.Postgres/CareNet.Postgres.csproj", ["CareNet.Platform"])
            .WithProject("src/Web/CareNet.Web/CareNet.Web.csproj", ["CareNet.Platform", "CareNet.Consent"]);

        Of(tree.Read()).ShouldHold();
    }
}
