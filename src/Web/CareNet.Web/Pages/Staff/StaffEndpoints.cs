using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using Wolverine;

namespace CareNet.Web.Pages.Staff;

/// <summary>The picture of a licence, for the one who checks it; no browser and nothing in between keeps it.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this WebApplication app) =>
        app.MapGet(
                "/facilities/{facility:guid}/staff/{person:guid}/licence/picture",
                async (Guid facility, Guid person, HttpContext http, CurrentUser me, IMessageBus bus, CancellationToken ct) =>
                {
                    var picture = await bus.InvokeAsync<Result<Photo>>(
                        new GetLicence(me.Person, FacilityId.From(facility), PersonId.From(person), Origin: me.Origin),
                        ct
                    );
                    http.Response.Headers.CacheControl = "no-store";
                    if (!picture.IsOk)
                    {
                        return Results.NotFound();
                    }

                    // Shown in the page; a name of ours, in case somebody saves it.
                    var ending = picture.Value.MediaType == "image/png" ? "png" : "jpg";
                    http.Response.Headers.ContentDisposition = $"inline; filename=licence.{ending}";
                    return Results.Bytes(picture.Value.Content, picture.Value.MediaType);
                }
            )
            .For(Who.FacilityAdministrator);
}
