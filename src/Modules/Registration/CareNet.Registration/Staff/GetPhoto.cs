using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class GetPhotoHandler
{
    private static readonly Error NotFound = Error.NotFound("registration.photo_not_found", "顔写真はありません。", "There is no photo.");

    public static async Task<Result<Photo>> Handle(GetPhoto message, RegistrationContext context, CancellationToken ct) =>
        await context.Set<Picture>().AsNoTracking().SingleOrDefaultAsync(p => p.Person == message.Person && p.Kind == PictureKind.Face, ct)
            is { } picture
            ? new Photo(picture.Content, picture.MediaType)
            : NotFound;
}
