using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using CareNet.Security.Data;
using CareNet.Security.Factors;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.SigningIn;

/// <summary>The way in as people walk it, with Chromium's own virtual authenticator for passkeys.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SignInJourney(BrowserHost host)
{
    private static readonly Sight Phone = new("/sign-in", 390, 844, ColorScheme.Light, Language.Ja);

    [Fact]
    public async Task A_passkey_is_made_once_and_then_signs_in_by_itself()
    {
        var nurse = await NurseAsync();
        await using var visit = await host.BlankAsync(Phone);
        var page = visit.Page;
        await WithAuthenticator(page);
        await EnterAsync(page, nurse.MailAddress, TestPerson.Password);
        await page.GetByRole(AriaRole.Heading, new() { Name = "2つ目の確認を用意する" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "この端末でパスキーを作る" }).ClickAsync();
        await DeclareLockAsync(page);
        await page.GetByRole(AriaRole.Heading, new() { Name = "使い始める前に必要なこと" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ログアウト" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "パスキーでログイン" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "使い始める前に必要なこと" }).WaitForAsync();
        await page.GotoAsync(Local("/account"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "ログインと端末", Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task A_passkey_long_after_signing_in_asks_for_the_password_first()
    {
        var nurse = await host.App.PersonAsync("miyazaki");
        await using var visit = await host.OpenAsAsync(nurse, Phone with { Path = "/account/factor" });
        await using (var scope = host.App.Services.CreateAsyncScope())
        {
            await scope
                .ServiceProvider.GetRequiredService<SecurityContext>()
                .Database.ExecuteSqlAsync(
                    $"UPDATE security.sessions SET proved_at = proved_at - interval '16 minutes' WHERE person = {nurse.Id.Value}"
                );
        }

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "この端末でパスキーを作る" }).ClickAsync();

        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "パスワードをもう一度" }).WaitForAsync();
        await visit.Page.GetByLabel("パスワード").FillAsync(TestPerson.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "続ける" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "2つ目の確認を用意する" }).WaitForAsync();
    }

    [Fact]
    public async Task A_passkey_proves_who_it_is_once_more_and_what_was_pressed_before_is_done_then()
    {
        var nurse = await NurseAsync();
        await using var visit = await host.BlankAsync(Phone);
        var page = visit.Page;
        await WithAuthenticator(page);
        await EnterAsync(page, nurse.MailAddress, TestPerson.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "この端末でパスキーを作る" }).ClickAsync();
        await DeclareLockAsync(page);
        await page.GetByRole(AriaRole.Heading, new() { Name = "使い始める前に必要なこと" }).WaitForAsync();
        await host.App.SessionTokenAsync(nurse);
        await using var scope = host.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();
        await context.Database.ExecuteSqlAsync(
            $"UPDATE security.sessions SET proved_at = proved_at - interval '16 minutes' WHERE person = {nurse.Id.Value}"
        );
        await page.GotoAsync(Local("/account"));

        await page.GetByRole(AriaRole.Button, new() { Name = "ほかの端末のログインをすべて終える" }).ClickAsync();
        await page.GetByText("パスキーのある端末からログインしてください").WaitForAsync();
        (await page.GetByLabel("パスワード").CountAsync()).ShouldBe(0, "no password would do");
        await page.GetByRole(AriaRole.Button, new() { Name = "パスキーで確かめて実行する" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "ログインと端末", Exact = true }).WaitForAsync();
        (
            await context
                .Database.SqlQuery<int>(
                    $"SELECT count(*)::int AS \"Value\" FROM security.sessions WHERE person = {nurse.Id.Value} AND ended_at IS NULL"
                )
                .SingleAsync()
        ).ShouldBe(1);
    }

    [Fact]
    public async Task An_authenticator_app_is_set_up_and_its_code_is_not_taken_twice()
    {
        var nurse = await NurseAsync();
        await using var visit = await host.BlankAsync(Phone);
        var page = visit.Page;
        await EnterAsync(page, nurse.MailAddress, TestPerson.Password);
        var secret = Read(await page.Locator("code").First.InnerTextAsync());
        var used = Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()));
        await page.GetByLabel("6桁のコード").FillAsync(used);
        await page.GetByRole(AriaRole.Button, new() { Name = "確認して使い始める" }).ClickAsync();
        var recovery = await page.Locator("ul.codes li").First.InnerTextAsync();
        (await page.Locator(".switch:visible").CountAsync()).ShouldBe(0, "A switch would lead away from codes that are shown once.");
        await page.GetByRole(AriaRole.Link, new() { Name = "控えたので次へ" }).ClickAsync();
        await DeclareLockAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログアウト" }).ClickAsync();

        await EnterAsync(page, nurse.MailAddress, TestPerson.Password);
        await page.GetByLabel("コード").FillAsync(used);
        await page.GetByRole(AriaRole.Button, new() { Name = "確認する" }).ClickAsync();
        await page.GetByText("コードが違うか、もう使われています").First.WaitForAsync();

        await page.GetByLabel("コード").FillAsync(recovery);
        await page.GetByRole(AriaRole.Button, new() { Name = "確認する" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "使い始める前に必要なこと" }).WaitForAsync();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_and_the_page_says_until_when()
    {
        var nurse = await host.App.PersonAsync("miyazaki");
        await using var visit = await host.BlankAsync(Phone);
        for (var i = 0; i < 5; i++)
        {
            await EnterAsync(visit.Page, nurse.MailAddress, "wrong-4482-word!");
        }

        await visit.Page.GetByText("しばらくログインできません").WaitForAsync();
        (await visit.Page.GetByText("までお待ちください").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_forgotten_password_comes_back_by_a_link()
    {
        var nurse = await host.App.PersonAsync("misato");
        await using var visit = await host.BlankAsync(Phone);
        var page = visit.Page;
        await page.GotoAsync(Local("/account/forgotten"));
        await page.GetByLabel("メールアドレス").FillAsync(nurse.MailAddress);
        await page.GetByRole(AriaRole.Button, new() { Name = "リンクを送る" }).ClickAsync();
        await page.GetByText("受け付けました").WaitForAsync();
        await Patience.Until(
            async () =>
            {
                await page.GotoAsync(Local("/operations/mails"));
                return await page.GetByText(nurse.MailAddress).CountAsync() > 0;
            },
            "the mail"
        );
        await page.Locator("tr", new() { HasText = nurse.MailAddress }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync("mizuumi-7731-sora");
        await page.GetByLabel("パスワード（もう一度）").FillAsync("mizuumi-7731-sora");
        await page.GetByRole(AriaRole.Button, new() { Name = "決める" }).ClickAsync();
        await page.GetByText("パスワードを決めました").WaitForAsync();

        await EnterAsync(page, nurse.MailAddress, "mizuumi-7731-sora");

        await page.GetByRole(AriaRole.Heading, new() { Name = "2つ目の確認を用意する" }).WaitForAsync();
    }

    // Somebody new: the way in ends at what the region asks for first.
    private async Task<TestPerson> NurseAsync()
    {
        var world = await TestRegion.In(host.App, "okayama");
        return await host.App.PersonAsync(new TestPerson.Cast("okayama", Facility: world.Facility, Id: world.Member));
    }

    private async Task EnterAsync(IPage page, string address, string password)
    {
        await page.GotoAsync(Local("/sign-in"));
        await page.GetByLabel("メールアドレス").FillAsync(address);
        await page.GetByLabel("パスワード").FillAsync(password);
        // The answer is waited for: whoever leaves before it came may not have asked.
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "ログイン", Exact = true }).ClickAsync(),
            answer => answer.Request.Method == "POST"
        );
    }

    /// <summary>The browser is new here: what the register asks of every device.</summary>
    private static async Task DeclareLockAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = "はじめての端末です" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "続ける" }).ClickAsync();
        await page.GetByText("ロックを設定してから").First.WaitForAsync();
        await page.GetByLabel("暗証番号、指紋、顔などでロックがかかります").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "続ける" }).ClickAsync();
    }

    private static async Task WithAuthenticator(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }

    // A passkey belongs to a name, and an address is none.
    private string Local(string path) => new UriBuilder(host.Address) { Host = "localhost", Path = path }.ToString();

    private static byte[] Read(string base32)
    {
        var bits = string.Concat(
            base32.Trim().Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
