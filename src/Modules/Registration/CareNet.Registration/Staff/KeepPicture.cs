using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Pictures;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

/// <summary>
/// A picture that was drawn anew, sent on by the handlers that got it. Those use no database, because whoever waits for a drawing would
/// hold a connection.
/// </summary>
/// <param name="LicenceKind">Null for a face.</param>
public sealed record KeepPicture(PersonId Actor, string? LicenceKind, ReencodedPicture Picture, AuditOrigin? Origin)
{
    private bool PrintMembers(System.Text.StringBuilder text) => text.AppendId(Actor) is not null;
}

public static class KeepPictureHandler
{
    public static async Task<(Result, PersonCardChanged?)> Handle(
        KeepPicture message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.Actor, ct);
        if (
            person is null
            || (
                message.LicenceKind is not null && policies.Of(person.Region.Value)?.Settings.Profile.PhotoIdRegistered.Is(true) is not true
            )
        )
        {
            return (StaffErrors.NotFound, null);
        }

        var now = clock.GetUtcNow();
        var kind = message.LicenceKind is null ? PictureKind.Face : PictureKind.Licence;
        await context.KeepAsync(message.Actor, kind, message.Picture, now, ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = message.LicenceKind is null ? "registration.photo_add" : "registration.licence_show",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Actor.Value),
            },
            ct
        );
        var profile = await context.ProfileOf(message.Actor, ct);
        if (message.LicenceKind is { } licence)
        {
            profile.ShowLicence(licence, now);
            return (Result.Ok, null);
        }

        profile.ShowPhoto(now);
        return (Result.Ok, new PersonCardChanged(message.Actor, now));
    }
}
