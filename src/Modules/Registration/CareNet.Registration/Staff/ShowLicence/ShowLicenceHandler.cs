using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Wording;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class ShowLicenceHandler
{
    internal static readonly WrittenField Kind = new("licence", "証明書の種類", "kind of licence", Profile.LongestLicence);

    [Rule("miyazaki/tips-3", How = "record")]
    public static async Task<Result> Handle(
        ShowLicence message, RegistrationContext context, PoliciesInForce policies, TimeProvider clock, CancellationToken ct)
    {
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.Actor, ct);
        if (person is null || policies.Of(person.Region.Value)?.Settings.Profile.PhotoIdRegistered.Is(true) is not true)
        {
            return StaffErrors.NotFound;
        }

        var kind = Kind.Read(message.Kind);
        if (!kind.IsOk || await Picture.RedrawAsync(message.Content, ct) is not { } picture)
        {
            return kind.Error ?? StaffErrors.NoPicture;
        }

        var now = clock.GetUtcNow();
        await context.KeepAsync(message.Actor, PictureKind.Licence, picture, now, ct);
        (await context.ProfileOf(message.Actor, ct)).ShowLicence(kind.Value, now);
        return Result.Ok;
    }
}
