using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Checks;

/// <summary>What axe-core finds on a page: WCAG 2.2 AA and its best practices.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations, ResultType.Passes],
    };

    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        result.Passes.ShouldNotBeEmpty("axe looked at the page");
        return
        [
            .. from rule in result.Violations
            from node in rule.Nodes
            select $"{rule.Id} at {node.Target}: {string.Join(' ', Checks(node).Select(check => check.Message).DefaultIfEmpty(rule.Help))}",
        ];
    }

    private static IEnumerable<AxeResultCheck> Checks(AxeResultNode node) => [.. node.Any, .. node.All, .. node.None];
}
