using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using CareNet.Testing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.SigningIn;

/// <summary>A screen that somebody left is emptied when the session ends, and whoever still sits there is asked before.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EndOfSession(BrowserHost host)
{
    private static readonly Sight Account = new("/account", 390, 844, ColorScheme.Light, Language.Ja);

    [Fact]
    [Trait("size", "long")]
    public async Task The_screen_is_emptied_when_nobody_answers()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;

        await page.Clock.RunForAsync((await LeftAsync(page) - 30) * 1000);
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Clock.RunForAsync(60_000);

        await page.GetByRole(AriaRole.Heading, new() { Name = "ログインが終わりました" }).WaitForAsync();
        (await page.ContentAsync()).ShouldNotContain("ログインと端末");
        (await page.TitleAsync()).ShouldBe("ログインが終わりました");
        visit.Complaints.ShouldBe([]);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Whoever_is_there_stays()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await page.Clock.RunForAsync((await LeftAsync(page) - 30) * 1000);

        await page.GetByRole(AriaRole.Button, new() { Name = "続ける" }).ClickAsync();

        await Assertions.Expect(page.Locator("dialog.session")).ToBeHiddenAsync();
        await page.Clock.RunForAsync(60_000);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ログインと端末", Exact = true })).ToBeVisibleAsync();
        visit.Complaints.ShouldBe([]);
    }

    [Fact]
    public async Task Signing_out_in_one_tab_empties_the_others()
    {
        await using var visit = await OpenAsync();
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync("/account");

        await other.GetByRole(AriaRole.Button, new() { Name = "ログアウト" }).First.ClickAsync();

        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "ログインが終わりました" }).WaitForAsync();
    }

    private static async Task<long> LeftAsync(IPage page) =>
        long.Parse(
            (await page.Locator("dialog.session").GetAttributeAsync("data-left"))!,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private async Task<Visit> OpenAsync()
    {
        var nurse = await host.App.PersonAsync("miyazaki");
        var visit = await host.OpenAsAsync(nurse, Account);
        await visit.Page.Clock.InstallAsync();
        await visit.Page.ReloadAsync();
        return visit;
    }
}
