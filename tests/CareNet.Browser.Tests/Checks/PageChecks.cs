using CareNet.Browser.Tests.Browsing;
using CareNet.Testing;

namespace CareNet.Browser.Tests.Checks;

/// <summary>What every page has to stand, in every light, on every screen and in both languages.</summary>
internal static class PageChecks
{
    public static async Task HoldAsync(BrowserHost host, Sight sight)
    {
        await using var visit = await host.OpenAsync(sight);
        var found = await FindingsAsync(visit, sight);

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    /// <summary>All at once: whoever repairs a page wants to know everything that is wrong with it.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(Visit visit, Sight sight, string? called = null)
    {
        await visit.Page.ScreenshotAsync(new() { Path = Repository.At("artifacts", "screenshots", (called ?? sight.Name) + ".png"), FullPage = true });
        return
        [
            .. await Width.OverflowAsync(visit.Page),
            .. await Targets.TooSmallAsync(visit.Page),
            .. await Axe.FindingsAsync(visit.Page),
            .. visit.Complaints,
            .. await visit.Page.Locator("html").GetAttributeAsync("lang") == sight.LanguageTag ? Array.Empty<string>() : ["The page is in another language."],
        ];
    }

    /// <summary>Zoom by 200 % leaves half the pixels; WCAG 1.4.10 asks for no less than 320.</summary>
    public static async Task HoldWhenZoomedAsync(BrowserHost host, Sight sight)
    {
        await using var visit = await host.OpenAsync(sight with { Width = Math.Max(320, sight.Width / 2), Height = sight.Height / 2 });

        (await Width.OverflowAsync(visit.Page)).ShouldBe([]);
    }
}
