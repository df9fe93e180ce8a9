using System.Net;
using CareNet.Web.Pages;

namespace CareNet.Web.Hosting;

/// <summary>
/// A demo answers this machine only: its passwords are printed and its mails are open to everybody. A request that a proxy has passed on
/// comes from elsewhere, whatever its address says.
/// </summary>
public sealed class DemoFence(RequestDelegate next)
{
    private static readonly string[] Forwarding = ["X-Forwarded-For", "Forwarded", "Via"];

    public Task InvokeAsync(HttpContext context)
    {
        if (IsLocal(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "デモ環境は、動いているパソコンからだけ使えます。\nThis demo can be used from the machine that it runs on only.\n", context.RequestAborted);
    }

    // Without an address a request came by no network.
    private static bool IsLocal(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !Forwarding.Any(context.Request.Headers.ContainsKey);
}
