using CareNet.Testing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Admission;

/// <summary>The inbox of whoever waits for a mail.</summary>
internal static class KeptMail
{
    public static async Task OpenNewestAsync(IPage page, string to)
    {
        var row = page.Locator("tr", new() { HasText = to });
        await Patience.Until(
            async () =>
            {
                await page.GotoAsync("/operations/mails");
                return await row.CountAsync() > 0;
            },
            "the mail"
        );
        await row.First.GetByRole(AriaRole.Link).ClickAsync();
    }
}
