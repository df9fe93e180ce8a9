using Microsoft.AspNetCore.Antiforgery;

namespace CareNet.Web.Hosting;

/// <summary>
/// A form without its token, or one that cannot be read, is refused in front of its endpoint, which would fail while reading it. A page
/// would answer with a sentence of the framework's.
/// </summary>
public static class AntiforgeryCheck
{
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) =>
        app.UseAntiforgery()
            .Use(next =>
                http =>
                {
                    if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
                    {
                        return next(http);
                    }

                    http.Response.StatusCode = StatusCodes.Status400BadRequest;
                    return Task.CompletedTask;
                }
            );
}
