using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace CareNet.Web.Hosting;

/// <summary>
/// The request as the error page sees it, until disposed: always a GET, without the form that failed, and with services of its
/// own, because those of the failed page may be half used.
/// </summary>
internal sealed class ErrorPageRequest : IAsyncDisposable
{
    private readonly HttpContext context;
    private readonly IServiceProvider services;
    private readonly PathString path;
    private readonly QueryString query;
    private readonly string method;
    private readonly Endpoint? endpoint;
    private readonly AsyncServiceScope scope;

    public ErrorPageRequest(HttpContext context, int status)
    {
        var request = context.Request;
        (this.context, services, endpoint) = (context, context.RequestServices, context.GetEndpoint());
        (path, query, method) = (request.Path, request.QueryString, request.Method);
        scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();

        // The page offers the way back to where the person was.
        context.Features.Set<IStatusCodeReExecuteFeature>(
            new StatusCodeReExecuteFeature
            {
                OriginalPathBase = request.PathBase.Value!,
                OriginalPath = path.Value!,
                OriginalQueryString = query.Value,
            }
        );
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        context.RequestServices = scope.ServiceProvider;
        (request.Path, request.QueryString, request.Method) = ($"/error/{status}", QueryString.Empty, HttpMethods.Get);
    }

    public async ValueTask DisposeAsync()
    {
        var request = context.Request;
        (request.Path, request.QueryString, request.Method) = (path, query, method);
        context.RequestServices = services;
        // Spans and metrics name the route that was asked for.
        context.SetEndpoint(endpoint);
        context.Features.Set<IStatusCodeReExecuteFeature>(null);
        await scope.DisposeAsync();
    }
}
