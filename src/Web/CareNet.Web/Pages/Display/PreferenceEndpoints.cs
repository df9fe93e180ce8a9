using CareNet.Security.Contracts;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CareNet.Web.Pages.Display;

/// <summary>Language and light are switched by plain forms; reading the form asks for the antiforgery token.</summary>
internal static class PreferenceEndpoints
{
    public static void MapSwitching(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/language",
                (HttpContext http, [FromForm] string? to, [FromForm] string? back) =>
                    Switch(http, Preferences.LanguageCookie, to is "ja" or "en" ? to : null, back)
            )
            .For(Who.Anyone);
        routes
            .MapPost(
                "/theme",
                (HttpContext http, [FromForm] string? to, [FromForm] string? back) =>
                    Switch(http, Preferences.ThemeCookie, to is "light" or "dark" ? to : null, back)
            )
            .For(Who.Anyone);
    }

    private static RedirectHttpResult Switch(HttpContext http, string cookie, string? word, string? back)
    {
        Preferences.Remember(http, cookie, word);
        return TypedResults.LocalRedirect(LocalPath.OrHome(back));
    }
}
