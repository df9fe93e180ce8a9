using CareNet.Browser.Tests.Browsing;
using CareNet.Browser.Tests.Checks;
using CareNet.Platform;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests;

/// <summary>Everything can be read and switched where no script runs.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesWithoutScript(BrowserHost host)
{
    private static readonly Sight Home = new("/", 390, 844, ColorScheme.Light, Language.Ja);

    [Theory]
    [InlineData("/")]
    [InlineData(Sights.Gallery)]
    [InlineData("/policies/misato?q=ログアウト")]
    public async Task A_page_is_complete(string path)
    {
        await using var visit = await host.OpenAsync(Home with { Path = path }, javaScript: false);

        await Assertions.Expect(visit.Page.Locator("h1").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main").First).ToBeVisibleAsync();
        (await visit.Page.TitleAsync()).ShouldNotBeEmpty();
        visit.Complaints.ShouldBe([]);
    }

    [Fact]
    public async Task The_language_is_switched_and_remembered()
    {
        await using var visit = await host.OpenAsync(Home, javaScript: false);
        var html = visit.Page.Locator("html");
        await Assertions.Expect(html).ToHaveAttributeAsync("lang", "ja");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "English", Exact = true }).ClickAsync();
        await Assertions.Expect(html).ToHaveAttributeAsync("lang", "en");

        await visit.Page.ReloadAsync();
        await Assertions.Expect(html).ToHaveAttributeAsync("lang", "en");
        visit.Complaints.ShouldBe([]);
    }

    [Fact]
    public async Task The_light_is_switched_and_follows_the_device_until_then()
    {
        await using var visit = await host.OpenAsync(Home, javaScript: false);
        (await Brightness.OfAsync(visit.Page)).ShouldBeGreaterThan(0.8);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await Brightness.OfAsync(visit.Page)).ShouldBeInRange(0, 0.3);

        await visit.Page.Locator("form[action='/theme'] button[value=light]").ClickAsync();
        await Assertions
            .Expect(visit.Page.Locator("form[action='/theme'] button[value=light]"))
            .ToHaveAttributeAsync("aria-pressed", "true");

        (await Brightness.OfAsync(visit.Page)).ShouldBeGreaterThan(0.8);
        visit.Complaints.ShouldBe([]);
    }

    [Fact]
    public async Task A_chosen_darkness_holds_on_a_bright_device()
    {
        await using var visit = await host.OpenAsync(Home, javaScript: false, cookie: ("theme", "dark"));

        (await Brightness.OfAsync(visit.Page)).ShouldBeInRange(0, 0.3);
    }
}
