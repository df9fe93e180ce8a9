using System.Text.Json;
using CareNet.Testing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Checks;

/// <summary>What axe-core finds on a page: WCAG 2.2 AA and its best practices.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() =>
        File.ReadAllText(Repository.At("tests", "CareNet.Browser.Tests", "axe", "axe.min.js"))
    );

    private const string Run = """
        async () => {
          const found = await axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            resultTypes: ["violations", "passes"],
          });
          return {
            passed: found.passes.length,
            findings: found.violations.flatMap(rule => rule.nodes.map(node =>
              `${rule.id} at ${node.target.join(" ")}: ${(node.failureSummary ?? rule.help).replace(/\s+/g, " ")}`)),
          };
        }
        """;

    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        // Not as a script tag: the content security policy rightly refuses one.
        await page.EvaluateAsync(Script.Value);
        var answer = await page.EvaluateAsync<JsonElement>(Run);
        answer.GetProperty("passed").GetInt32().ShouldBeGreaterThan(0, "axe looked at the page");
        return answer.GetProperty("findings").EnumerateArray().Select(finding => finding.GetString()!).ToList();
    }
}
