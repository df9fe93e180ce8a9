using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests;

/// <summary>The forms that people sign on paper, as Chromium prints them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PrintedForms(BrowserHost host)
{
    [Theory]
    [InlineData("misato", 4), InlineData("nishitokyo", 4), InlineData("okayama", 2), InlineData("miyazaki", 2)]
    [Trait("rule", "misato/3"), Trait("rule", "misato/form-1"), Trait("rule", "misato/form-2"), Trait("rule", "nishitokyo/3"), Trait("rule", "miyazaki/apply")]
    [Trait("rule", "okayama/form-1"), Trait("how", "print")]
    public async Task Each_paper_of_the_region_is_printed_twice_on_sheets_of_A4(string region, int sheets)
    {
        var world = await World.In(host.App, region);
        var secret = (await world.AskAsync<Result<string>>(new EnterApplication(world.Secretariat, world.Region, "clinic@example.jp", AuditOrigin.Inside))).Value;
        await world.AskAsync<Result<SaveOutcome>>(new SaveApplication(secret, ApplicationPart.Facility, new ApplicationForm
        {
            FacilityName = "ひまわり診療所", Kind = FacilityKind.HospitalOrClinic, Address = "中央1-2-3", Phone = "048-000-0000",
        }, AuditOrigin.Inside));
        await using var visit = await host.OpenAsync(new Sight($"/application/at/{secret}/print", 1280, 900, ColorScheme.Light, Language.Ja));

        (await visit.Page.Locator("article.sheet").CountAsync()).ShouldBe(sheets);
        (await visit.Page.Locator("article.sheet").First.InnerTextAsync()).ShouldContain("ひまわり診療所");
        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        Regex.Count(pdf, @"/Type\s*/Page\b(?!s)").ShouldBe(sheets);
        // A4 in points, as Chromium rounds it.
        var size = Regex.Match(pdf, @"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)").Groups.Cast<Group>().Skip(1)
            .Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
        size[0].ShouldBe(595.3, 1);
        size[1].ShouldBe(841.9, 1);
    }
}
