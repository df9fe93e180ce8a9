using CareNet.Browser.Tests.Browsing;
using CareNet.Browser.Tests.Checks;
using CareNet.Platform;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Offices;

/// <summary>The pages of secretariat, committee and administrators stand what every page stands, with something on each.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesOfOffices(BrowserHost host)
{
    [
        Theory,
        Trait("size", "long"),
        InlineData(390, ColorScheme.Dark, Language.En),
        InlineData(1280, ColorScheme.Light, Language.Ja),
        InlineData(390, ColorScheme.Light, Language.Ja),
        InlineData(1280, ColorScheme.Dark, Language.En),
        InlineData(320, ColorScheme.Light, Language.En)
    ]
    public Task The_pages_of_an_office_are_open_to_everyone_in_it_in_every_light_and_at_twice_the_size(
        int width,
        ColorScheme light,
        Language language
    ) => HoldAsync(width, light, language);

    private async Task HoldAsync(int width, ColorScheme light, Language language)
    {
        List<string> found = [];
        foreach (var of in (await OfficeStage.In(host)).Pages.GroupBy(page => page.By))
        {
            await using var visit = await host.OpenAsAsync(of.Key, new(of.First().Path, width, 844, light, language));
            foreach (var (name, path, _) in of)
            {
                var sight = new Sight(path, width, 844, light, language);
                await visit.Page.SetViewportSizeAsync(width, 844);
                (await visit.Page.GotoAsync(path))!.Status.ShouldBe(200, path);
                // The bar at the bottom of a phone lies over whatever was not scrolled to yet; that is no fault of what lies there.
                await visit.Page.SetViewportSizeAsync(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
                var called = $"office-{name}-{width}-{light}-{language}".ToLowerInvariant();
                found.AddRange(
                    (await PageChecks.FindingsAsync(visit, sight, called, keepsPicture: true)).Select(finding => $"{name}: {finding}")
                );
            }
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }
}
