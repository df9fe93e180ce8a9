using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class DemoBarOnAPhone(BrowserHost host)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_bar_of_a_demo_is_whole_and_above_the_page(int width)
    {
        await using var visit = await host.OpenAsync(new Sight("/sign-in", width, 844, ColorScheme.Light, Language.Ja));
        var bar = visit.Page.Locator(".demo");

        foreach (
            var words in new[]
            {
                "デモ環境です。実在の人物・患者の情報を入力しないでください。",
                "This is a demo. Do not enter information about real people or patients.",
            }
        )
        {
            (await bar.GetByText(words, new() { Exact = true }).IsVisibleAsync()).ShouldBeTrue(words);
        }

        (
            await bar.EvaluateAsync<bool>(
                "bar => [...bar.children].every(part => part.scrollWidth <= part.clientWidth + 1 "
                    + "&& parseFloat(getComputedStyle(part).fontSize) >= 14)"
            )
        ).ShouldBeTrue("Nothing is cut off, and the words are large enough to read.");
        (await bar.Locator("button, a, input").CountAsync()).ShouldBe(0, "It cannot be put away.");
        (
            await bar.EvaluateAsync<bool>(
                "bar => bar.getBoundingClientRect().bottom <= document.querySelector('main').getBoundingClientRect().top"
            )
        ).ShouldBeTrue();
    }
}
