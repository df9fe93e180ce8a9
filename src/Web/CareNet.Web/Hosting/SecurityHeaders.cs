using CareNet.Web.Pages.Operations;

namespace CareNet.Web.Hosting;

/// <summary>Sets the security headers of every answer, errors and files included.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; font-src 'self'";

    /// <summary>
    /// Hangfire's pages colour states by style attributes, and their charts add one style element, which is named by its hash.
    /// </summary>
    public static readonly string JobDashboardPolicy = ContentPolicy.Replace(
        "style-src 'self'",
        "style-src 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='; style-src-attr 'unsafe-inline'",
        StringComparison.Ordinal
    );

    // Passkeys stay possible on our own pages.
    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
        + "payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

    public Task InvokeAsync(HttpContext context)
    {
        // Registered first, so it runs last and sees what everybody else has set.
        context.Response.OnStarting(Set, context.Response);
        return next(context);
    }

    private static Task Set(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        // Inside its pages Hangfire takes their common beginning off the path.
        var request = response.HttpContext.Request;
        headers.ContentSecurityPolicy =
            response.StatusCode < 400 && (request.PathBase + request.Path).StartsWithSegments(JobDashboard.Path)
                ? JobDashboardPolicy
                : ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        // Said again for browsers that know no content policy; the filter of theirs made pages less safe.
        headers.XFrameOptions = "DENY";
        headers.XXSSProtection = "0";
        // Addresses hold ids, so no other site sees them; "no-referrer" would also blank the Origin of our own forms.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0 || response.StatusCode >= 400)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
