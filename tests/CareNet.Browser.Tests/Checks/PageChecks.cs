using CareNet.Browser.Tests.Browsing;
using CareNet.Testing;

namespace CareNet.Browser.Tests.Checks;

/// <summary>What every page has to stand, in every light, on every screen and in both languages.</summary>
internal static class PageChecks
{
    public static async Task HoldAsync(BrowserHost host, Sight sight)
    {
        await using var visit = await host.OpenAsync(sight);
        await visit.Page.ScreenshotAsync(new() { Path = Repository.At("artifacts", "screenshots", sight.Name + ".png"), FullPage = true });

        // All at once: whoever repairs a page wants to know everything that is wrong with it.
        string[] found =
        [
            .. await Width.OverflowAsync(visit.Page),
            .. await Targets.TooSmallAsync(visit.Page),
            .. await Axe.FindingsAsync(visit.Page),
            .. visit.Complaints,
        ];
        found.ShouldBeEmpty(string.Join('\n', found));
        (await visit.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(sight.LanguageTag);
    }

    /// <summary>Zoom by 200 % leaves half the pixels; WCAG 1.4.10 asks for no less than 320.</summary>
    public static async Task HoldWhenZoomedAsync(BrowserHost host, Sight sight)
    {
        await using var visit = await host.OpenAsync(sight with { Width = Math.Max(320, sight.Width / 2), Height = sight.Height / 2 });

        (await Width.OverflowAsync(visit.Page)).ShouldBe([]);
    }
}
