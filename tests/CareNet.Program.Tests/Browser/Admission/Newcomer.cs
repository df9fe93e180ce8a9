using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Admission;

internal sealed record Colleague(string Name, string Profession, string Mail, string Password);

/// <summary>One of the invited on a phone: link, password, device, and whatever the region wants first.</summary>
internal sealed class Newcomer(IPage page, Colleague person)
{
    public IPage Page => page;

    public async Task ChoosePasswordAsync()
    {
        await KeptMail.OpenNewestAsync(page, person.Mail);
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync(person.Password);
        await page.GetByLabel("パスワード（もう一度）").FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "決める" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ログインへ" }).ClickAsync();
    }

    public async Task SignInAsync()
    {
        await EnterPasswordAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "今はしない" }).ClickAsync();
    }

    /// <summary>The first place: from then on its region asks about the device, so one signs in once more.</summary>
    public async Task JoinTheFacilityAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "確かめて、承諾するか辞退するかを選ぶ" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^承諾する") }).ClickAsync();
        await page.GetByText("所属が決まりました").WaitForAsync();
        await EnterPasswordAsync();
        await page.GetByLabel("暗証番号、指紋、顔などでロックがかかります").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "続ける" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "誓約書に署名する" }).WaitForAsync();
    }

    private async Task EnterPasswordAsync()
    {
        await page.GetByLabel("メールアドレス").FillAsync(person.Mail);
        await page.GetByLabel("パスワード").FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログイン", Exact = true }).ClickAsync();
    }

    public async Task DoWhatIsAskedFirstAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "誓約書に署名する" }).ClickAsync();
        await page.GetByLabel("署名").FillAsync(person.Name);
        await page.GetByRole(AriaRole.Button, new() { Name = "誓約して署名する" }).ClickAsync();
        await page.GetByText("先に必要です").Or(page.GetByText("すること")).First.WaitForAsync();
        await page.GotoAsync("/me/texts");
        await Texts.AcceptAllAsync(page);
        await page.GotoAsync("/me");
        await page.GetByRole(AriaRole.Heading, new() { Name = person.Name }).WaitForAsync();
        (await page.GetByText("先に必要です").CountAsync()).ShouldBe(0);
    }

    public async Task HoldTrainingAsync(string subject, string by)
    {
        var facility = await page.GetByRole(AriaRole.Link, new() { Name = "事業所", Exact = true }).GetAttributeAsync("href");
        await page.GotoAsync($"{facility}/training");
        await page.GetByLabel("内容").FillAsync(subject);
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTimeBySystemTimeZoneId(TimeProvider.System.GetUtcNow(), "Asia/Tokyo").DateTime
        );
        await page.GetByLabel("研修の日").FillAsync(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("研修をした人").FillAsync(by);
        await page.GetByLabel("資料のリンク").FillAsync("https://example.jp/mcs-training.pdf");
        await page.GetByLabel("各自で資料を読む").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        await page.GetByText(subject).First.WaitForAsync();
    }

    public async Task FinishTrainingAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "研修を受ける" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "修了を記録する" }).ClickAsync();
        await page.GetByText("受講済み").WaitForAsync();
    }
}

/// <summary>What the region wants to be read; one button each.</summary>
internal static class Texts
{
    public static async Task AcceptAllAsync(IPage page)
    {
        var accept = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^読みました") });
        for (var left = await accept.CountAsync(); left > 0; left--)
        {
            await accept.First.ClickAsync();
            await Assertions.Expect(accept).ToHaveCountAsync(left - 1, new() { Timeout = 15_000 });
        }
    }
}
