using System.Net;

namespace CareNet.Web.Hosting;

/// <summary>
/// A demo answers this machine only: its passwords are printed and its mails are open to everybody. Asked of each request: both ends of the
/// connection are this machine, it names this machine as its host, whatever names are allowed besides, and nothing in it speaks of another
/// client. A tunnel that hides all of this cannot be told from a browser here: whoever digs one on this machine lets in whom they like.
/// </summary>
public sealed class LocalDemoOnly(RequestDelegate next)
{
    private static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"];

    // Besides, a header that holds somebody's address gives itself away, whatever its name.
    private static readonly string[] Forwarding =
    [
        "Forwarded",
        "Via",
        "X-Forwarded",
        "X-Real",
        "X-Original",
        "X-Envoy",
        "CF-",
        "CDN-",
        "Tailscale-",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        if (IsFromHere(context.Connection) && IsForHere(context.Request) && !IsPassedOn(context.Request.Headers))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "デモ環境は、動いているパソコンからだけ使えます。\nThis demo can be used from the machine that it runs on only.\n",
            context.RequestAborted
        );
    }

    // Without an address a request came by no network.
    private static bool IsFromHere(ConnectionInfo connection) => IsHere(connection.RemoteIpAddress) && IsHere(connection.LocalIpAddress);

    private static bool IsHere(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static bool IsForHere(HttpRequest request) => Own.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase);

    private static bool IsPassedOn(IHeaderDictionary headers) =>
        headers.Any(header =>
            Forwarding.Any(name => header.Key.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            || (!header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase) && header.Value.Any(HoldsAddress))
        );

    private static bool HoldsAddress(string? value) =>
        value is not null
        && value
            .Split(',', StringSplitOptions.TrimEntries)
            .Any(part => (part.Count(sign => sign == '.') == 3 || part.Count(sign => sign == ':') > 1) && IPEndPoint.TryParse(part, out _));
}
