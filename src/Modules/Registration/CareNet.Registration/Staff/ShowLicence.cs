using CareNet.Platform;
using CareNet.Registration.Contracts;
using Wolverine;

namespace CareNet.Registration.Staff;

public static class ShowLicenceHandler
{
    internal static readonly WrittenField Kind = new("licence", "資格証の種類", "kind of licence", Profile.MaxLicenceLength);

    [Rule("miyazaki/tips-3", How = "record")]
    public static async Task<Result> Handle(ShowLicence message, IMessageBus bus, CancellationToken ct)
    {
        var kind = Kind.Read(message.Kind);
        return !kind.IsOk ? kind.Error!
            : await Picture.RedrawAsync(message.Content, ct) is { } picture
                ? await bus.InvokeAsync<Result>(new KeepPicture(message.Actor, kind.Value, picture, message.Origin), ct)
            : StaffErrors.NoPicture;
    }
}
