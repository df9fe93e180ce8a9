using CareNet.Platform;
using StringWithQualityHeaderValue = Microsoft.Net.Http.Headers.StringWithQualityHeaderValue;

namespace CareNet.Web.Text;

/// <summary>The preferences that a browser remembers of its reader: two cookies with one word each, nothing about the person.</summary>
public static class Preferences
{
    public const string LanguageCookie = "lang";
    public const string ThemeCookie = "theme";

    public static Language LanguageOf(HttpRequest request) =>
        request.Cookies[NameFor(request, LanguageCookie)] switch
        {
            "ja" => Language.Ja,
            "en" => Language.En,
            _ => Wished(request),
        };

    public static Theme ThemeOf(HttpRequest request) =>
        request.Cookies[NameFor(request, ThemeCookie)] switch
        {
            "light" => Theme.Light,
            "dark" => Theme.Dark,
            _ => Theme.Auto,
        };

    public static void Remember(HttpContext http, string cookie, string? word)
    {
        var rules = new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            Path = "/",
        };
        if (word is null)
        {
            http.Response.Cookies.Delete(NameFor(http.Request, cookie), rules);
            return;
        }

        rules.MaxAge = TimeSpan.FromDays(365);
        http.Response.Cookies.Append(NameFor(http.Request, cookie), word, rules);
    }

    // The prefix makes browsers refuse the cookie from a subdomain or without HTTPS.
    private static string NameFor(HttpRequest request, string cookie) => request.IsHttps ? "__Host-" + cookie : cookie;

    /// <summary>English only for a browser that puts it first and does not read Japanese at all.</summary>
    private static Language Wished(HttpRequest request)
    {
        var wishes = request
            .GetTypedHeaders()
            .AcceptLanguage.Where(wish => (wish.Quality ?? 1) > 0)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .ToArray();
        return wishes.Length > 0 && Speaks(wishes[0], "en") && !wishes.Any(wish => Speaks(wish, "ja")) ? Language.En : Language.Ja;
    }

    private static bool Speaks(StringWithQualityHeaderValue wish, string language) =>
        wish.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
        || wish.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
