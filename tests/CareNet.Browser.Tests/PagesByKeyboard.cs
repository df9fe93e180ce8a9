using CareNet.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests;

/// <summary>Whoever cannot point reaches the content with two keys.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesByKeyboard(BrowserHost host)
{
    private const string FocusIsInOrAfterMain = """
        () => {
          const main = document.querySelector("main");
          const at = document.activeElement;
          return main.contains(at) || (main.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        }
        """;

    private const string FocusShows = """
        () => {
          const style = getComputedStyle(document.activeElement);
          return document.activeElement !== document.body && (style.outlineStyle !== "none" || style.boxShadow !== "none");
        }
        """;

    [Theory, MemberData(nameof(Sights.Few), MemberType = typeof(Sights))]
    public async Task The_first_stop_skips_to_the_content(string name)
    {
        await using var visit = await host.OpenAsync(Sights.Of(name));
        var focused = visit.Page.Locator("*:focus");

        await visit.Page.Keyboard.PressAsync("Tab");
        (await focused.GetAttributeAsync("href")).ShouldEndWith("#main");
        await Assertions.Expect(focused).ToBeInViewportAsync();

        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main:focus, main :focus")).ToHaveCountAsync(1);

        await visit.Page.Keyboard.PressAsync("Tab");
        (await visit.Page.EvaluateAsync<bool>(FocusIsInOrAfterMain)).ShouldBeTrue("the next stop lies in the content or behind it");
    }

    [Theory, MemberData(nameof(Sights.Few), MemberType = typeof(Sights))]
    public async Task The_focus_is_always_seen(string name)
    {
        await using var visit = await host.OpenAsync(Sights.Of(name));

        for (var stop = 0; stop < 6; stop++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            (await visit.Page.EvaluateAsync<bool>(FocusShows)).ShouldBeTrue($"stop {stop + 1} shows where the focus is");
        }
    }
}
