using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class AddPhotoHandler
{
    [Rule("misato/notes-3-5"), Rule("nishitokyo/notes-3-5"), Rule("miyazaki/tips-2")]
    public static async Task<(Result, PersonChanged?)> Handle(AddPhoto message, RegistrationContext context, TimeProvider clock, CancellationToken ct)
    {
        if (await Picture.RedrawAsync(message.Content, ct) is not { } picture)
        {
            return (StaffErrors.NoPicture, null);
        }

        if (!await context.People.AnyAsync(p => p.Id == message.Actor, ct))
        {
            return (StaffErrors.NotFound, null);
        }

        var now = clock.GetUtcNow();
        await context.KeepAsync(message.Actor, PictureKind.Face, picture, now, ct);
        (await context.ProfileOf(message.Actor, ct)).ShowPhoto(now);
        return (Result.Ok, new PersonChanged(message.Actor, now));
    }
}
