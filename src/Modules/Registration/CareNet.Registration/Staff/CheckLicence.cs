using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class CheckLicenceHandler
{
    /// <summary>Seen on the screen or in the hand: that it was checked is kept, the picture is not.</summary>
    [Rule("miyazaki/tips-3", How = "record")]
    public static async Task<Result> Handle(
        CheckLicence message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (!key.IsOk)
        {
            return key.Error!;
        }

        var print = Fingerprint.Of(message);
        if ((await keys.Claim(context, key.Value, print, ct)).IsAnswered(out var earlier))
        {
            return earlier;
        }

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
            || policies.Of(place.Region.Value)?.Settings.Profile.PhotoIdRegistered.Is(true) is not true
        )
        {
            return StaffErrors.NotFound;
        }

        var kind = ShowLicenceHandler.Kind.Read(message.Kind);
        if (!kind.IsOk)
        {
            return kind.Error!;
        }

        await keys.Record(context, key.Value, print, ct);
        (await context.ProfileOf(message.Person, ct)).CheckLicence(kind.Value, message.Actor, now);
        await context.Set<Picture>().Where(p => p.Person == message.Person && p.Kind == PictureKind.Licence).ExecuteDeleteAsync(ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.licence_check",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Person.Value),
                Facility = message.Facility.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
