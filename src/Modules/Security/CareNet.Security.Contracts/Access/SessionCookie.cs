using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Contracts;

/// <summary>Gone with the browser: nobody stays signed in on a machine that others use.</summary>
public static class SessionCookie
{
    private const string Plain = "carenet";

    // The prefix makes browsers refuse the cookie from a subdomain or without HTTPS.
    private const string Strict = "__Host-carenet";

    public static string? Read(HttpRequest request) => request.Cookies[Strict] ?? (request.IsHttps ? null : request.Cookies[Plain]);

    public static void Write(HttpContext http, string token) => http.Response.Cookies.Append(NameFor(http.Request), token, Rules(http));

    public static void Remove(HttpContext http)
    {
        http.Response.Cookies.Delete(Strict, Rules(http));
        http.Response.Cookies.Delete(Plain, Rules(http));
    }

    public static string NameFor(HttpRequest request) => request.IsHttps ? Strict : Plain;

    private static CookieOptions Rules(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
}
