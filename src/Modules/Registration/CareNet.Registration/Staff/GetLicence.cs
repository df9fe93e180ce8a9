using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class GetLicenceHandler
{
    /// <summary>Only for the check, and each look is kept.</summary>
    [Rule("miyazaki/tips-3", How = "record")]
    public static async Task<Result<Photo>> Handle(
        Contracts.GetLicence message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var place = await context
            .Memberships.AsNoTracking()
            .SingleOrDefaultAsync(
                m => m.Person == message.Person && m.Facility == message.Facility && (m.Until == null || m.Until > now),
                ct
            );
        if (
            place is null
            || message.Actor == message.Person
            || !await access.Administers(message.Actor, message.Facility, ct)
            || policies.Of(place.Region)?.Settings.Profile.PhotoIdRegistered.Is(true) is not true
            || await context
                .Set<Picture>()
                .AsNoTracking()
                .SingleOrDefaultAsync(p => p.Person == message.Person && p.Kind == PictureKind.Licence, ct)
                is not { } picture
        )
        {
            return StaffErrors.NotFound;
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.licence_read",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Person.Value),
                Facility = message.Facility.Value,
            },
            ct
        );
        return new Photo(picture.Content, picture.MediaType);
    }
}
