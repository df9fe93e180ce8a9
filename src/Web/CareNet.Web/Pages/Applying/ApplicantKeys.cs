using System.Security.Cryptography;
using System.Text;

namespace CareNet.Web.Pages.Applying;

/// <summary>
/// The applications that this browser may open. An application's secret is its applicant's only key, so it lies in a cookie, and the
/// addresses of the pages hold a mark that opens nothing: histories, screens and logs of proxies keep addresses.
/// </summary>
internal static class ApplicantKeys
{
    private const string Plain = "carenet-application";

    // The prefix makes browsers refuse the cookie from a subdomain or without HTTPS.
    private const string Strict = "__Host-carenet-application";

    // A desk enters several from paper; the oldest go first.
    private const int Most = 12;
    private const int MarkLength = 16;
    private const int SecretLength = 43;
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(180);

    public static string AddressOf(string secret) => $"/application/at/{MarkOf(secret)}";

    public static bool IsMark(string inAddress) => inAddress.Length == MarkLength && inAddress.All(char.IsAsciiHexDigitLower);

    /// <summary>
    /// Returns the secret that an address names by its mark, or holds itself if it is from before. A mark of another browser opens nothing.
    /// </summary>
    public static string SecretOf(HttpRequest request, string inAddress) => IsMark(inAddress)
        ? Kept(request).FirstOrDefault(secret => MarkOf(secret) == inAddress) ?? ""
        : inAddress;

    public static void Keep(HttpContext http, string secret) => http.Response.Cookies.Append(
        http.Request.IsHttps ? Strict : Plain,
        string.Join('.', Kept(http.Request).Where(kept => kept != secret).Prepend(secret).Take(Most)),
        new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = Lasting,
            Path = "/",
            IsEssential = true,
        });

    private static string MarkOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..MarkLength];

    private static IEnumerable<string> Kept(HttpRequest request) =>
        (request.Cookies[request.IsHttps ? Strict : Plain] ?? "").Split('.').Where(secret => secret.Length == SecretLength).Take(Most);
}
