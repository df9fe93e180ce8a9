using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class CheckProfessionHandler
{
    /// <summary>
    /// The second press finds it done. The profession is named, so that nobody confirms one that they have not seen on the page.
    /// </summary>
    public static async Task<(Result, PersonCardChanged?)> Handle(
        CheckProfession message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var place = await context
            .Memberships.AsNoTracking()
            .FirstOrDefaultAsync(
                m => m.Person == message.Person && m.Facility == message.Facility && (m.Until == null || m.Until > now),
                ct
            );
        if (
            place is null
            || message.Actor == message.Person
            || (
                !await access.Administers(message.Actor, place.Facility, ct) && !await access.IsSecretariat(message.Actor, place.Region, ct)
            )
        )
        {
            return (StaffErrors.NotFound, null);
        }

        var licence = ShowLicenceHandler.Kind.Read(message.Licence);
        if (!licence.IsOk)
        {
            return (licence.Error!, null);
        }

        var person = await context.People.SingleAsync(p => p.Id == message.Person, ct);
        if (person.Profession != message.Profession)
        {
            return (StaffErrors.OtherProfession, null);
        }

        if (person.ProfessionWaitsSince is null)
        {
            return (Result.Ok, null);
        }

        person.ConfirmProfession();
        person.StandingChanged();
        (await context.ProfileOf(person.Id, ct)).CardChanged();
        context.Add(
            new ProfessionCheck
            {
                Id = Guid.CreateVersion7(now),
                Person = person.Id,
                Facility = place.Facility,
                Profession = person.Profession,
                Licence = licence.Value,
                CheckedBy = message.Actor,
                At = now,
            }
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.profession_check",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", person.Id.Value),
                Facility = place.Facility.Value,
            },
            ct
        );
        return (Result.Ok, new PersonCardChanged(person.Id, now));
    }
}
