using System.Diagnostics;
using System.Globalization;
using CareNet.ServiceDefaults;

namespace CareNet.Web.Hosting;

/// <summary>One line per request, with the route's template, never the address that was asked for.</summary>
public sealed partial class AccessLog(RequestDelegate next, ILoggerFactory logs, TimeProvider clock, RequestsInFlight inFlight)
{
    private readonly ILogger log = logs.CreateLogger("CareNet.Access");

    public async Task InvokeAsync(HttpContext context)
    {
        if (Probes.Contain(context.Request))
        {
            await next(context);
            return;
        }

        using var counted = inFlight.Enter();
        var start = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var milliseconds = clock.GetElapsedTime(start).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            Served(
                Verb(context.Request.Method),
                RouteMemory.Of(context),
                context.Response.StatusCode,
                milliseconds,
                Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier
            );
        }
    }

    // The method is the sender's free text too.
    private static string Verb(string method) =>
        method switch
        {
            "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" => method,
            _ => "other",
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms, trace {Trace}")]
    private partial void Served(string method, string route, int status, string milliseconds, string trace);
}

/// <summary>Remembers which route a request first matched; the error page that may follow is not what was asked for.</summary>
public sealed class RouteMemory(RequestDelegate next)
{
    private static readonly object Key = new();

    public static string Of(HttpContext context) => context.Items[Key] as string ?? "(no route)";

    public Task InvokeAsync(HttpContext context)
    {
        context.Items.TryAdd(Key, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        return next(context);
    }
}
