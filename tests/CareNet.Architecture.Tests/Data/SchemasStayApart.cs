using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Data;

/// <summary>
/// SQL of a module names its own schema alone: no join, no foreign key and no write reaches another one's tables. The
/// platform's tables are reached through the platform's types, which is also what keeps the gates in the right hands.
/// </summary>
public sealed partial class SchemasStayApart
{
    private static readonly string[] Schemas = ["registration", "consent", "groups", "security", "bot", "platform", "jobs"];

    private static IEnumerable<string> Of(SolutionTree tree) =>
        from project in tree.Projects
        where !project.IsTests && (tree.Modules.Contains(project) || project.Path.StartsWith("src/Platform/", StringComparison.Ordinal))
        let own = SchemasOf(tree, project)
        from file in tree.FilesOf(project)
        where file.IsCSharp
        from Match match in Table().Matches(file.Uncommented)
        let schema = match.Groups["schema"].Value.ToLowerInvariant()
        where Schemas.Contains(schema) && !own.Contains(schema)
        select $"{file.At(match.Index)} reaches into the schema {schema}";

    private static string[] SchemasOf(SolutionTree tree, Project project) =>
        tree.Modules.Contains(project) ? [project.Name["CareNet.".Length..].ToLowerInvariant()] : ["platform", "jobs"];

    [GeneratedRegex(@"\b(?i:from|join|into|update|table|references|on|only)\s+(?<schema>[a-zA-Z_]+)\.[a-z_]+")]
    private static partial Regex Table();

    private const string Query = "src/Modules/Consent/CareNet.Consent/List/Query.cs";

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("SELECT 1 FROM consent.grants g JOIN groups.members m ON m.id = g.id", "groups")]
    [InlineData("ALTER TABLE consent.grants ADD FOREIGN KEY (patient) REFERENCES groups.patients (id)", "groups")]
    [InlineData("UPDATE platform.gates SET open = true", "platform")]
    public void A_query_into_another_schema_is_found(string sql, string schema)
    {
        using var tree = new InventedTree().WithConsent().With(Query, $"var sql = \"{sql}\";");

        Of(tree.Read()).ShouldBite(schema);
    }

    [Fact]
    public void A_query_in_the_own_schema_is_fine()
    {
        using var tree = new InventedTree()
            .WithConsent()
            .With(Query, "var sql = \"SELECT 1 FROM consent.grants\"; // not FROM groups.members\n")
            .With("src/Platform/P.cs", "var sql = \"FROM platform.gates\";")
            .WithProject("src/Platform/CareNet.Platform.csproj");

        Of(tree.Read()).ShouldHold();
    }
}
