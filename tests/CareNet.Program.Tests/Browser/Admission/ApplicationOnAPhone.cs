using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Admission;

/// <summary>The public form, page by page.</summary>
internal sealed class ApplicationOnAPhone(IPage page)
{
    private string home = "";

    public async Task BeginAsync(string region, string mail)
    {
        await page.GotoAsync($"/apply/{region}");
        await page.GetByLabel("連絡先のメールアドレス").FillAsync(mail);
        await page.GetByRole(AriaRole.Button, new() { Name = "リンクを受け取る" }).ClickAsync();
        await page.GetByText("リンクをメールで送りました").WaitForAsync();
        await KeptMail.OpenNewestAsync(page, mail);
        await page.GetByRole(AriaRole.Button, new() { Name = "開く" }).ClickAsync();
        await page.GetByText("これから").First.WaitForAsync();
        home = new Uri(page.Url).AbsolutePath;
    }

    public async Task FacilityAsync(string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "事業所", Exact = true }).ClickAsync();
        await page.GetByLabel("事業所の名前").FillAsync(name);
        await page.GetByLabel("事業所の種類").SelectOptionAsync("HomeVisitNursing");
        await page.GetByLabel("住所").FillAsync("三郷市中央1-2-3");
        await page.GetByLabel("電話番号").FillAsync("000-123-4560");
        await SaveAsync();
    }

    public async Task ResponsibleAsync(string head)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "責任者" }).ClickAsync();
        await page.GetByLabel("事業所の長の名前").FillAsync(head);
        await SaveAsync();
    }

    public async Task UsersAsync(IEnumerable<Colleague> people)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "使う人の名簿" }).ClickAsync();
        foreach (var person in people)
        {
            await page.GetByLabel("氏名").FillAsync(person.Name);
            if (await page.GetByLabel("女性").CountAsync() > 0)
            {
                await page.GetByLabel("女性").CheckAsync();
            }

            await page.GetByLabel("職種", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = person.Profession });
            await page.GetByLabel("メールアドレス").FillAsync(person.Mail);
            await page.GetByRole(AriaRole.Button, new() { Name = "名簿に加える" }).ClickAsync();
            await page.GetByText(person.Mail).First.WaitForAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "名簿はこれで全員" }).ClickAsync();
    }

    public async Task PapersAsync(string head)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "確認と誓約" }).ClickAsync();
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await page.GetByLabel("事業所の長の名前（署名）").FillAsync(head);
        await SaveAsync();
    }

    public async Task SendAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "確認して送る" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "申込を送る" }).ClickAsync();
        await page.GetByText("事務局が確認しています").WaitForAsync();
    }

    /// <summary>What the secretariat wrote stands above the form; one answer is changed and all the others are still there.</summary>
    public async Task CorrectAsync(string reason, string phone)
    {
        await page.GotoAsync(home);
        await page.GetByText(reason).First.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "事業所", Exact = true }).ClickAsync();
        await page.GetByLabel("電話番号").FillAsync(phone);
        await SaveAsync();
        await SendAsync();
    }

    private async Task SaveAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "保存してつづける" }).ClickAsync();
        // Arrived is enough: each step waits for what it touches, and the "load" of a page that is left at once may never be told.
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == home, new() { WaitUntil = WaitUntilState.Commit });
    }
}
