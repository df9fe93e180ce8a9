using System.Net;
using CareNet.Testing;
using CareNet.Web.Pages;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using BrowserCookie = Microsoft.Playwright.Cookie;

namespace CareNet.Browser.Tests.Browsing;

/// <summary>One Chromium and one real CareNet on a port of its own, for all browser tests.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private CareNetApp? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        // A demo without its invented people: mails can be opened, and every page bears the bar.
        app = new CareNetApp(
            database,
            host => host.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(new DemoMode(true))))
        );
        app.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app.StartServer();
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(SystemChromium.Launch());
    }

    /// <summary>A fresh visitor in front of the page, who has chosen a language and whose device says how light it is.</summary>
    public async Task<Visit> OpenAsync(Sight sight, bool javaScript = true, (string Name, string Value)? cookie = null)
    {
        var visit = await BlankAsync(sight, javaScript);
        await visit.Page.Context.AddCookiesAsync([Cookie("lang", sight.LanguageTag)]);
        if (cookie is var (name, value))
        {
            await visit.Page.Context.AddCookiesAsync([Cookie(name, value)]);
        }

        var answer = await visit.Page.GotoAsync(sight.Path);
        answer!.Status.ShouldBe(200, $"{sight.Path} answers");
        return visit;
    }

    /// <summary>The program itself, for giving somebody an account before they come.</summary>
    public CareNetApp App => app!;

    /// <summary>The same for somebody who is signed in.</summary>
    public async Task<Visit> OpenAsAsync(TestPerson person, Sight sight)
    {
        var visit = await BlankAsync(sight);
        await visit.Page.Context.AddCookiesAsync([
            Cookie("lang", sight.LanguageTag),
            Cookie("carenet", await App.SessionTokenAsync(person)),
        ]);
        var answer = await visit.Page.GotoAsync(sight.Path);
        answer!.Status.ShouldBe(200, $"{sight.Path} answers");
        return visit;
    }

    /// <summary>An empty page, for markup that a test invents.</summary>
    public async Task<Visit> BlankAsync(Sight sight, bool javaScript = true)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = Address.ToString(),
                ViewportSize = new() { Width = sight.Width, Height = sight.Height },
                ColorScheme = sight.Light,
                Locale = sight.LanguageTag,
                JavaScriptEnabled = javaScript,
            }
        );
        context.SetDefaultTimeout(15_000);
        return new Visit(await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    private BrowserCookie Cookie(string name, string value) =>
        new()
        {
            Name = name,
            Value = value,
            Url = Address.ToString(),
        };
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserHost>
{
    public const string Name = "browser";
}
