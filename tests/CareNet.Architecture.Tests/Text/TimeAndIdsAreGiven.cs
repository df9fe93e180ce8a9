using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Text;

/// <summary>
/// Times come from the injected TimeProvider and ids are UUIDv7, or no test could move the clock and no index would stay in order.
/// Nobody sleeps: in a module waiting is a scheduled message or a job.
/// </summary>
public sealed partial class TimeAndIdsAreGiven
{
    // A file and what in it is allowed, with the reason.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["src/Web/CareNet.Web/Hosting/Composition.cs"] = "TimeProvider.System", // the one place that hands the real clock out
    };

    private static IEnumerable<string> Of(SolutionTree tree) =>
        from file in tree.CSharp.Concat(tree.Files.Where(file => file.IsRazor))
        where file.IsUnder("src") || file.IsUnder("AppHost") || file.IsUnder("ServiceDefaults")
        from Match match in (IsModule(file) ? InModules() : Everywhere()).Matches(file.Uncommented)
        where Allowed.GetValueOrDefault(file.Path) != match.Value
        select $"{file.At(match.Index)} uses {match.Value}";

    private static bool IsModule(SourceFile file) => file.IsUnder("src/Modules") || file.IsUnder("src/Bot") || file.IsUnder("src/Policy");

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bGuid\.NewGuid\b|\bThread\.Sleep\b")]
    private static partial Regex Everywhere();

    // The database's clock is not the injected one either.
    [GeneratedRegex(
        @"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bGuid\.NewGuid\b|\bThread\.Sleep\b|\bTask\.Delay\b|\bTimeProvider\.System\b|"
            + @"(?<![.\w])(?i:now\(\)|current_timestamp|clock_timestamp\(\)|gen_random_uuid\(\))"
    )]
    private static partial Regex InModules();

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Theory]
    [InlineData("src/Platform/A.cs", "var at = DateTimeOffset.UtcNow;")]
    [InlineData("AppHost/A.cs", "var id = Guid.NewGuid();")]
    [InlineData("src/Web/A.razor", "<p>@DateTime.Today</p>")]
    [InlineData("src/Modules/A.cs", "var clock = TimeProvider.System;")]
    [InlineData("src/Modules/A.cs", "var sql = \"SELECT now()\";")]
    [InlineData("src/Bot/A.cs", "var text = $\"{DateTime.Now}\";")]
    public void A_clock_or_id_of_ones_own_is_found(string path, string text)
    {
        using var tree = new InventedTree().With(path, text);

        Of(tree.Read()).ShouldBite(path + ":1");
    }

    [Fact]
    public void The_injected_clock_and_ordered_ids_are_fine()
    {
        using var tree = new InventedTree()
            .With("src/Modules/A.cs", "// never DateTime.Now\nvar id = Guid.CreateVersion7(clock.GetUtcNow()); var at = clock.Now();")
            .With("tests/A.cs", "var at = DateTime.Now;");

        Of(tree.Read()).ShouldHold();
    }
}
