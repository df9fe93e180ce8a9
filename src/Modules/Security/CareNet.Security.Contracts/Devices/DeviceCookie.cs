using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Contracts;

/// <summary>By which a registered device is known. It stays when the browser is closed, and says nothing by itself.</summary>
public static class DeviceCookie
{
    private const string Plain = "carenet-device";
    private const string Strict = "__Host-carenet-device";

    /// <summary>Browsers keep no cookie longer; a device in use gets its cookie anew.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static string? Read(HttpRequest request) => request.Cookies[Strict] ?? (request.IsHttps ? null : request.Cookies[Plain]);

    public static void Write(HttpContext http, string token) =>
        http.Response.Cookies.Append(
            http.Request.IsHttps ? Strict : Plain,
            token,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                Path = "/",
                MaxAge = Kept,
                IsEssential = true,
            }
        );
}
