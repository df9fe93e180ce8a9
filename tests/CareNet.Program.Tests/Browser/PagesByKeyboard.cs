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

    [Theory, MemberData(nameof(Sights.TellingAtADesk), MemberType = typeof(Sights))]
    public Task Two_keys_lead_to_the_content_and_the_focus_is_always_seen(string name) => HoldAsync(Sights.Of(name));

    [Theory, MemberData(nameof(Sights.TellingOnAPhone), MemberType = typeof(Sights)), Trait("size", "long")]
    public Task So_they_do_on_a_phone(string name) => HoldAsync(Sights.Of(name));

    private async Task HoldAsync(Sight sight)
    {
        await using var visit = await host.OpenAsync(sight);
        var focused = visit.Page.Locator("*:focus");

        await visit.Page.Keyboard.PressAsync("Tab");
        (await focused.GetAttributeAsync("href")).ShouldEndWith("#main");
        await Assertions.Expect(focused).ToBeInViewportAsync();
        for (var stop = 2; stop <= 6; stop++)
        {
            (await visit.Page.EvaluateAsync<bool>(FocusShows)).ShouldBeTrue($"stop {stop - 1} shows where the focus is");
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        await visit.Page.Locator("a[href$='#main']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main:focus, main :focus")).ToHaveCountAsync(1);

        await visit.Page.Keyboard.PressAsync("Tab");
        (await visit.Page.EvaluateAsync<bool>(FocusIsInOrAfterMain)).ShouldBeTrue("the next stop lies in the content or behind it");
    }
}
