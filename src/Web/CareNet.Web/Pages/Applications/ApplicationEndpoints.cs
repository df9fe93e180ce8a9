using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace CareNet.Web.Pages.Applications;

/// <summary>
/// Opens an application by the one-time link of a mail. A button sends it, because programs that check mails follow links.
/// </summary>
internal static class ApplicationEndpoints
{
    public static void MapApplying(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/applications/open",
                async ([FromForm] string? code, HttpContext http, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                {
                    var opened = await bus.InvokeAsync<Result<string>>(new OpenApplication(code ?? "", me.Origin), ct);
                    if (!opened.IsOk)
                    {
                        return Results.LocalRedirect("/applications/open/used?used=true");
                    }

                    ApplicantKeys.Keep(http, opened.Value);
                    return Results.LocalRedirect(ApplicantKeys.AddressOf(opened.Value));
                }
            )
            .For(Who.Anyone)
            .RequireRateLimiting(RateLimits.PublicForm);
    }
}
