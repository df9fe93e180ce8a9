using CareNet.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Security.Contracts;

/// <summary>Marks an endpoint whose answer is a file of other people's data.</summary>
public sealed class ExportAttribute : Attribute;

public static class ExportEndpoints
{
    /// <summary>
    /// <c>app.MapPost("/…/export", …).AsExport("roster")</c>: the form says why in its field <c>reason</c>. Without a reason where one is
    /// needed, the page before the export comes back with <c>?reason=missing</c>. It asks for a recent proof.
    /// </summary>
    public static RouteHandlerBuilder AsExport(this RouteHandlerBuilder endpoint, string what) =>
        endpoint
            .WithMetadata(new ExportAttribute())
            .AsksForProof()
            .AddEndpointFilter(
                async (context, next) =>
                {
                    var http = context.HttpContext;
                    var (signedIn, bus) = (
                        http.RequestServices.GetRequiredService<CurrentUser>(),
                        http.RequestServices.GetRequiredService<IMessageBus>()
                    );
                    var form = await http.Request.ReadFormAsync(http.RequestAborted);
                    var answer = await bus.InvokeAsync<Result>(
                        new RecordExport(
                            signedIn.Person,
                            FacilityId.TryParse(http.GetRouteValue("facility")?.ToString(), null, out var facility) ? facility : null,
                            RegionCode.TryParse(http.GetRouteValue("region")?.ToString(), null, out var region) ? region : null,
                            what,
                            form["reason"],
                            signedIn.Origin
                        ),
                        http.RequestAborted
                    );
                    var page = http.Request.Path.Value!;
                    return answer.IsOk ? await next(context)
                        : answer.Error!.Status == StatusCodes.Status404NotFound ? Results.NotFound()
                        : Results.LocalRedirect($"{page[..page.LastIndexOf('/')]}?reason=missing");
                }
            );
}
