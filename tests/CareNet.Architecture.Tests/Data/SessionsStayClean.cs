using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Data;

/// <summary>
/// Pooled connections are not reset between their users (DatabaseSource), so nothing may outlive its transaction in a session. A job's
/// turn clears its session itself; the others named here use connections of their own, which end. Nor may anything be thrown away that
/// the driver has prepared there: it would go on calling it.
/// </summary>
public sealed partial class SessionsStayClean
{
    private static readonly string[] Free =
    [
        "src/Platform/CareNet.Platform/Jobs/JobTurn.cs",
        "src/Platform/CareNet.Platform/Data/PackageSchema.cs",
        "src/Platform/CareNet.Platform/Data/DatabaseMigrator.cs",
    ];

    private static IEnumerable<string> Of(SolutionTree tree) => Left(tree).Concat(ThrownAway(tree));

    private static IEnumerable<string> ThrownAway(SolutionTree tree) =>
        from file in tree.CSharp
        where file.IsUnder("src")
        from Match match in Regex.Matches(file.Uncommented, @"\bDISCARD ALL\b|\bDEALLOCATE\b")
        select $"{file.At(match.Index)} throws prepared statements away ({match.Value})";

    private static IEnumerable<string> Left(SolutionTree tree) =>
        from file in tree.CSharp
        where file.IsUnder("src") && !file.IsUnder("src/Verbs") && !Free.Contains(file.Path)
        from Match match in State().Matches(file.Uncommented)
        select $"{file.At(match.Index)} leaves {match.Value} in a session";

    [GeneratedRegex(
        @"pg_(?:try_)?advisory_lock(?:_shared)?\(|set_config\([^()]*,\s*false\)|\bLISTEN [a-z]|"
            + @"[""$;]\s*SET (?!LOCAL\b|TRANSACTION\b)[A-Za-z]|CREATE TEMP|\bPREPARE [a-z]|DECLARE [a-z_]+ CURSOR WITH HOLD"
    )]
    private static partial Regex State();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("\"SELECT pg_advisory_lock(1)\"")]
    [InlineData("\"SELECT pg_try_advisory_lock(hashtextextended('a', 0))\"")]
    [InlineData("\"SELECT set_config('a.b', '1', false)\"")]
    [InlineData("\"LISTEN news\"")]
    [InlineData("\"SET ROLE carenet_owner\"")]
    [InlineData("\"CREATE TEMP TABLE a (b int)\"")]
    public void What_stays_in_a_session_is_found(string sql)
    {
        using var tree = new InventedTree().With("src/Modules/A.cs", $"var sql = {sql};");

        Of(tree.Read()).ShouldBite("src/Modules/A.cs:1");
    }

    [Theory, InlineData("\"DISCARD ALL\""), InlineData("\"DEALLOCATE ALL\"")]
    public void What_throws_prepared_statements_away_is_found(string sql)
    {
        using var tree = new InventedTree().With("src/Platform/CareNet.Platform/Jobs/JobTurn.cs", $"var sql = {sql};");

        Of(tree.Read()).ShouldBite("JobTurn.cs:1");
    }

    [Fact]
    public void What_ends_with_its_transaction_is_fine()
    {
        using var tree = new InventedTree()
            .With(
                "src/Modules/A.cs",
                "var sql = \"SELECT pg_advisory_xact_lock(1), set_config('a.b', '1', true); SET LOCAL enable_seqscan = off\";"
            )
            .With("src/Verbs/A.cs", "var sql = \"SELECT pg_try_advisory_lock(1)\";");

        Of(tree.Read()).ShouldHold();
    }
}
