using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Editions;

public static class AppointOfficerHandler
{
    private const int Most = 200;

    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        Contracts.AppointOfficer message, RegistrationContext context, RegistrationAccess access, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await access.Person(message.Actor, message.Person, ct);
        if (person is null || !Enum.IsDefined(message.Role) || !await access.IsSecretariat(message.Actor, message.Region, ct))
        {
            return (EditionErrors.NotYours, []);
        }

        if (!message.Ends && person.Id == message.Actor)
        {
            return (EditionErrors.NotOneself, []);
        }

        var offices = await context.OfficeHolders
            .Where(o => o.Region == message.Region && (o.Until == null || o.Until > now)).Take(Most).ToListAsync(ct);
        var held = offices.SingleOrDefault(o => o.Person == person.Id && o.Role == message.Role);
        if (message.Ends == (held is null))
        {
            return (Result.Ok, []);
        }

        if (held is null)
        {
            return await Appoint();
        }

        if (message.Role == RegionRole.Secretariat && offices.Count(o => o.Role == RegionRole.Secretariat) == 1)
        {
            return (EditionErrors.LastOfficer, []);
        }

        held.End(now, message.Actor);
        person.StandingChanged();
        await Record("registration.office_end");
        return (Result.Ok, [new RoleChanged(person.Id, message.Region, now)]);

        async Task<(Result, IEnumerable<object>)> Appoint()
        {
            var earliest = now - Appointment.Lasts;
            if (await context.Set<Appointment>().AnyAsync(a => a.Person == person.Id && a.Region == message.Region && a.Role == message.Role
                && a.IsConfirmed == null && a.AppointedAt > earliest, ct))
            {
                return (Result.Ok, []);
            }

            var appointment = new Appointment
            {
                Id = Guid.CreateVersion7(now), Person = person.Id, Region = message.Region, Role = message.Role, AppointedBy = message.Actor,
                AppointedAt = now,
            };
            context.Add(appointment);
            await Record("registration.office_appoint");
            return (Result.Ok, offices.Select(o => o.Person).Distinct().Where(officer => officer != message.Actor && officer != person.Id)
                .Select(officer => new NoticeDue(officer, PeopleNotices.OfficeWaits.Kind, appointment.Id, now)));
        }

        Task Record(string action) => AuditWriter.Record(context, new AuditEntry
        {
            At = now, Actor = AuditActor.Person(message.Actor.Value), Action = action, Origin = message.Origin ?? AuditOrigin.Inside,
            Subject = new("person", person.Id.Value),
        }, ct);
    }
}
