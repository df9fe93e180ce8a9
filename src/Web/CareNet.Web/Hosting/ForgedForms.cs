using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace CareNet.Web.Hosting;

/// <summary>A form without its token is refused in front of its endpoint, which would fail while reading it; pages refuse theirs themselves.</summary>
public static class ForgedForms
{
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.UseAntiforgery().Use(next => http =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
