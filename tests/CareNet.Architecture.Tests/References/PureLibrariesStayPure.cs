using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.References;

/// <summary>Policy and Screening decide from what they are given: no database, no web, no clock of their own, no module.</summary>
public sealed partial class PureLibrariesStayPure
{
    private static readonly string[] Pure = ["CareNet.Policy", "CareNet.Screening"];

    // The kernel (Result, Error, Phrase) lives in the platform's assembly, so that one reference is allowed; its data side is not.
    private static readonly string[] Allowed = ["CareNet.Platform", "CareNet.Policy"];

    private static IEnumerable<string> Of(SolutionTree tree) =>
        tree
            .Projects.Where(project => Pure.Contains(project.Name))
            .SelectMany(project => ProjectBreaches(project).Concat(SourceBreaches(tree, project)));

    private static IEnumerable<string> ProjectBreaches(Project project) =>
        project
            .References.Except(Allowed)
            .Concat(project.Packages.Concat(project.Frameworks).Where(name => Impure().IsMatch(name)))
            .Append(project.Sdk.EndsWith(".Web", StringComparison.Ordinal) ? project.Sdk : null)
            .OfType<string>()
            .Select(name => $"{project.Path} is a pure library and may not refer to {name}");

    private static IEnumerable<string> SourceBreaches(SolutionTree tree, Project project) =>
        from file in tree.FilesOf(project)
        where file.IsCSharp
        from Match match in Impure().Matches(file.Code)
        select $"{file.At(match.Index)} is in a pure library and uses {match.Value}";

    [GeneratedRegex(
        @"Npgsql|Microsoft\.EntityFrameworkCore|Microsoft\.AspNetCore|System\.Data\b|System\.Net\.Http|Wolverine|Hangfire|"
            + @"CareNet\.Platform\.(?:Data|Keys|Messaging|Jobs|Gates|Audit)\b"
    )]
    private static partial Regex Impure();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void A_database_package_is_found()
    {
        using var tree = new InventedTree().WithProject("src/Policy/CareNet.Policy/CareNet.Policy.csproj", packages: ["Npgsql"]);

        Of(tree.Read()).ShouldBite("Npgsql");
    }

    [Fact]
    public void Use_of_the_platforms_data_side_is_found()
    {
        using var tree = new InventedTree()
            .WithProject("src/Bot/CareNet.Screening/CareNet.Screening.csproj", ["CareNet.Platform"])
            .With("src/Bot/CareNet.Screening/Screen.cs", "\nusing CareNet.Platform.Data;\n");

        Of(tree.Read()).ShouldBite("Screen.cs:2");
    }

    [Fact]
    public void The_kernel_and_a_parser_are_fine()
    {
        using var tree = new InventedTree()
            .WithProject("src/Policy/CareNet.Policy/CareNet.Policy.csproj", ["CareNet.Platform"], ["YamlDotNet"])
            .With("src/Policy/CareNet.Policy/Pack.cs", "using CareNet.Platform;\n// never Npgsql\n");

        Of(tree.Read()).ShouldHold();
    }
}
