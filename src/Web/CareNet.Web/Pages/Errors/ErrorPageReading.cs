using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace CareNet.Web.Pages.Errors;

internal static class ErrorPageReading
{
    /// <summary>
    /// A refused form is answered by drawing an error page under the same request. Drawn as a post it would be refused again,
    /// for the same missing token, with a bare English sentence; so for the drawing the request counts as a reading one.
    /// </summary>
    public static void UseErrorPageReading(this WebApplication app) =>
        app.Use(
            async (http, next) =>
            {
                if (http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerFeature>() is null)
                {
                    await next(http);
                    return;
                }

                var method = http.Request.Method;
                http.Request.Method = HttpMethods.Get;
                http.Features.Set<IAntiforgeryValidationFeature>(null);
                try
                {
                    await next(http);
                }
                finally
                {
                    http.Request.Method = method;
                }
            }
        );
}
