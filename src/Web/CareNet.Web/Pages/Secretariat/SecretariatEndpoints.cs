using System.Text;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace CareNet.Web.Pages.Secretariat;

/// <summary>The files that the secretariat takes along, and the way from a notice to an application.</summary>
internal static class SecretariatEndpoints
{
    private const string Region = "/regions/{region}";

    public static void MapSecretariat(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                Region + "/roster/export",
                async (string region, [FromForm] bool history, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                {
                    var file = await bus.InvokeAsync<Result<byte[]>>(
                        new ExportRoster(me.Person, RegionCode.Parse(region, null), history, me.Origin),
                        ct
                    );
                    return file.IsOk ? Results.File(file.Value, "text/csv; charset=utf-8", $"roster-{region}.csv") : Results.NotFound();
                }
            )
            .AsExport("roster")
            .For(Who.Secretariat);

        routes
            .MapGet(
                Region + "/governance/editions/{id:guid}/file",
                async (string region, Guid id, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    await bus.InvokeAsync<Result<string>>(new GetEditionFile(me.Person, RegionCode.Parse(region, null), id), ct)
                        is { IsOk: true, Value: var text }
                        ? Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"edition-{region}.yaml")
                        : Results.NotFound()
            )
            .For(Who.Secretariat, Who.Committee);

        // A notice knows the application alone; the page stands under its region.
        routes
            .MapGet(
                "/notices/application/{id}",
                async (UsageApplicationId id, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    await bus.InvokeAsync<Result<ApplicationView>>(new GetApplication(me.Person, id, Origin: me.Origin), ct)
                        is { IsOk: true, Value: var view }
                        ? Results.LocalRedirect($"/regions/{view.Region}/applications/{id}")
                        : Results.NotFound()
            )
            .For(Who.Secretariat);
    }
}
