using System.Security.Cryptography;
using System.Text;

namespace CareNet.Web.Pages.Applications;

/// <summary>
/// The applications that this browser may open. An application's secret is its applicant's only key, so it lies in a cookie, and the
/// addresses of the pages hold a mark that opens nothing: histories, screens and logs of proxies keep addresses.
/// </summary>
internal static class ApplicantKeys
{
    private const string Plain = "carenet-application";

    // The prefix makes browsers refuse the cookie from a subdomain or without HTTPS.
    private const string Strict = "__Host-carenet-application";

    // Of applications that a secretariat enters from paper: in a cookie of their own, so that they go when the secretariat signs out.
    private const string AtSecretariat = "-office";

    // A secretariat enters several; the oldest go first.
    private const int Most = 12;
    private const int MarkLength = 16;
    private const int SecretLength = 43;
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(180);

    // No session lasts longer, so a secretariat that does not sign out leaves no key behind either.
    private static readonly TimeSpan LastingAtSecretariat = TimeSpan.FromHours(12);

    public static string AddressOf(string secret) => $"/applications/at/{MarkOf(secret)}";

    /// <summary>Returns the secret of this browser that an address names by its mark, or an empty text.</summary>
    public static string SecretOf(HttpRequest request, string mark) =>
        Kept(request, NameIn(request))
            .Concat(Kept(request, NameIn(request) + AtSecretariat))
            .FirstOrDefault(secret => MarkOf(secret) == mark)
        ?? "";

    public static void Keep(HttpContext http, string secret) => Keep(http, NameIn(http.Request), secret, Lasting);

    /// <summary>For somebody signed in who enters another's application: until they sign out.</summary>
    public static void KeepAtSecretariat(HttpContext http, string secret) =>
        Keep(http, NameIn(http.Request) + AtSecretariat, secret, LastingAtSecretariat);

    /// <summary>True if this browser has the key because an officer enters the application in it.</summary>
    public static bool IsAtSecretariat(HttpRequest request, string secret) =>
        Kept(request, NameIn(request) + AtSecretariat).Contains(secret);

    public static void RemoveAtSecretariat(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(NameIn(http.Request) + AtSecretariat))
        {
            http.Response.Cookies.Delete(NameIn(http.Request) + AtSecretariat, OptionsIn(http.Request));
        }
    }

    private static void Keep(HttpContext http, string name, string secret, TimeSpan lasting)
    {
        var options = OptionsIn(http.Request);
        options.MaxAge = lasting;
        http.Response.Cookies.Append(
            name,
            string.Join('.', Kept(http.Request, name).Where(kept => kept != secret).Prepend(secret).Take(Most)),
            options
        );
    }

    private static CookieOptions OptionsIn(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            Secure = request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };

    private static string NameIn(HttpRequest request) => request.IsHttps ? Strict : Plain;

    private static string MarkOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..MarkLength];

    private static IEnumerable<string> Kept(HttpRequest request, string name) =>
        (request.Cookies[name] ?? "").Split('.').Where(secret => secret.Length == SecretLength).Take(Most);
}
