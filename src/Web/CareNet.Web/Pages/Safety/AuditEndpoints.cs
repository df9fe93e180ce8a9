using CareNet.Platform;
using CareNet.Platform.Bus;
using CareNet.Security.Contracts;
using CareNet.Security.Contracts.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CareNet.Web.Pages.Safety;

/// <summary>The trail as a file, with the reason for taking it along.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditExport(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/facilities/{facility}/audit/export", (Guid facility, [FromForm] AuditForm form, SignedIn me, IMessageBus bus, CancellationToken ct) =>
            FileAsync(AuditAsked.Of(form.For(facility, null), me), bus, ct)).AsExport("audit").For(Who.AuditReader);
        routes.MapPost("/regions/{region}/audit/export", (string region, [FromForm] AuditForm form, SignedIn me, IMessageBus bus, CancellationToken ct) =>
            FileAsync(AuditAsked.Of(form.For(null, region), me), bus, ct)).AsExport("audit").For(Who.AuditReader, Who.Committee);
    }

    private static async Task<IResult> FileAsync(Security.Contracts.Audits.ReadAudit? asked, IMessageBus bus, CancellationToken ct) =>
        asked is null ? Results.BadRequest()
        : await bus.InvokeAsync<Result<byte[]>>(new ExportAudit(asked), ct) is { IsOk: true, Value: var file } ? Results.File(file, "text/csv; charset=utf-8", "audit.csv")
        : Results.NotFound();

    internal sealed class AuditForm
    {
        public string? Purpose { get; set; }

        public string? Topic { get; set; }

        public string? Person { get; set; }

        public string? Patient { get; set; }

        public string? First { get; set; }

        public string? Last { get; set; }

        public AuditAsked For(Guid? facility, string? region) => new(facility, region, Purpose, Topic, Person, Patient, First, Last, null);
    }
}
