using CareNet.Platform;
using CareNet.Registration.Contracts;
using Wolverine;

namespace CareNet.Registration.Staff;

public static class AddPhotoHandler
{
    [Rule("misato/notes-3-5"), Rule("nishitokyo/notes-3-5"), Rule("miyazaki/tips-2")]
    public static async Task<Result> Handle(AddPhoto message, IMessageBus bus, CancellationToken ct) =>
        await Picture.RedrawAsync(message.Content, ct) is { } picture
            ? await bus.InvokeAsync<Result>(new KeepPicture(message.Actor, null, picture, message.Origin), ct)
            : StaffErrors.NoPicture;
}
