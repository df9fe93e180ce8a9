using CareNet.Browser.Tests.Browsing;
using CareNet.Testing;

namespace CareNet.Browser.Tests.Checks;

/// <summary>What every page has to stand, in every light, on every screen and in both languages.</summary>
internal static class PageChecks
{
    public static async Task HoldAsync(BrowserHost host, Sight sight, bool keepsPicture = false)
    {
        await using var visit = await host.OpenAsync(sight);
        List<string> found = [.. await FindingsAsync(visit, sight, keepsPicture: keepsPicture), .. await WhenZoomedAsync(visit, sight)];

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    /// <summary>
    /// All at once: whoever repairs a page wants to know everything that is wrong with it, and sees it in artifacts/screenshots.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(
        Visit visit,
        Sight sight,
        string? called = null,
        bool keepsPicture = false
    )
    {
        IReadOnlyList<string> found =
        [
            .. await Width.OverflowAsync(visit.Page),
            .. await Targets.TooSmallAsync(visit.Page),
            .. await Axe.FindingsAsync(visit.Page),
            .. visit.TakeComplaints(),
            .. await visit.Page.Locator("html").GetAttributeAsync("lang") == sight.LanguageTag
                ? Array.Empty<string>()
                : ["The page is in another language."],
        ];
        if (keepsPicture || found.Count > 0)
        {
            await visit.Page.ScreenshotAsync(
                new() { Path = Repository.At("artifacts", "screenshots", (called ?? sight.Name) + ".png"), FullPage = true }
            );
        }

        return found;
    }

    /// <summary>Zoom by 200 % leaves half the pixels; WCAG 1.4.10 asks for no less than 320.</summary>
    private static async Task<IEnumerable<string>> WhenZoomedAsync(Visit visit, Sight sight)
    {
        await visit.Page.SetViewportSizeAsync(Math.Max(320, sight.Width / 2), sight.Height / 2);
        return (await Width.OverflowAsync(visit.Page)).Select(finding => $"at twice the size: {finding}");
    }
}
