using System.Text.Encodings.Web;
using System.Text.Unicode;
using CareNet.Security.Contracts;
using CareNet.Web.Hosting;
using CareNet.Web.Pages.Display;
using CareNet.Web.Pages.Errors;
using CareNet.Web.Pages.Home;
using CareNet.Web.Pages.Policies;
using CareNet.Web.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareNet.Web.Pages;

/// <summary>Everything the pages need, and everything they answer.</summary>
public static class PagesRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Without this every Japanese character leaves as a numeric reference, three times as long.
        services.AddSingleton<HtmlEncoder>(new InvisibleCharacterEncoder(HtmlEncoder.Create(UnicodeRanges.All)));
        services.AddHttpContextAccessor();
        services.AddScoped(ReaderOfTheRequest);
        services.TryAddSingleton(provider =>
            DemoMode.From(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>())
        );
        services.TryAddScoped<CurrentUser>();
        services.AddScoped<PublicRegions>();
        services.AddScoped<RegionTitle>();
        services.AddScoped<PolicyCatalogue>();
        return services;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseErrorPageReading();
        app.MapStaticAssets().For(Who.Anyone);
        app.MapSwitching();
        app.MapRazorComponents<App>().HideDevelopmentPages(app.Environment, app.Services.GetRequiredService<DemoMode>());
        return app;
    }

    private static Reader ReaderOfTheRequest(IServiceProvider services)
    {
        var request = services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request;
        return new Reader(Preferences.LanguageOf(request), Preferences.ThemeOf(request), services.GetRequiredService<TimeProvider>());
    }
}
