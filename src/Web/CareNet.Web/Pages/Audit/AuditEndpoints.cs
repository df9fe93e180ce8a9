using CareNet.Platform;
using CareNet.Security.Contracts;
using Wolverine;

namespace CareNet.Web.Pages.Audit;

/// <summary>The trail as a file, with the reason for taking it along.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditExport(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/facilities/{facility}/audit/export",
                (Guid facility, IFormCollection form, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    FileAsync(AuditForm.Of(Read(form, facility, null), me), bus, ct)
            )
            .AsExport("audit")
            .For(Who.AuditReader);
        routes
            .MapPost(
                "/regions/{region}/audit/export",
                (string region, IFormCollection form, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                    FileAsync(AuditForm.Of(Read(form, null, region), me), bus, ct)
            )
            .AsExport("audit")
            .For(Who.AuditReader, Who.Committee);
    }

    private static async Task<IResult> FileAsync(Security.Contracts.ReadAudit? asked, IMessageBus bus, CancellationToken ct) =>
        asked is null ? Results.BadRequest()
        : await bus.InvokeAsync<Result<byte[]>>(new ExportAudit(asked), ct) is { IsOk: true, Value: var file }
            ? Results.File(file, "text/csv; charset=utf-8", "audit.csv")
        : Results.NotFound();

    private static AuditForm Read(IFormCollection form, Guid? facility, string? region) =>
        new(facility, region, form["purpose"], form["topic"], form["person"], form["patient"], form["first"], form["last"], null);
}
