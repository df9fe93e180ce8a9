using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Editions;

public static class AppointOfficerHandler
{
    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, RoleChanged?)> Handle(
        Contracts.AppointOfficer message, RegistrationContext context, RegistrationAccess access, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await access.Person(message.Actor, message.Person, ct);
        if (person is null || !Enum.IsDefined(message.Role) || !await access.IsSecretariat(message.Actor, message.Region, ct))
        {
            return (EditionErrors.NotYours, null);
        }

        var offices = await context.OfficeHolders.Where(o => o.Region == message.Region && o.Role == message.Role && (o.Until == null || o.Until > now)).Take(200).ToListAsync(ct);
        var held = offices.SingleOrDefault(o => o.Person == person.Id);
        if (message.Ends == (held is null))
        {
            return (Result.Ok, null);
        }

        if (message.Ends && message.Role == RegionRole.Secretariat && offices.Count == 1)
        {
            return (EditionErrors.LastOfficer, null);
        }

        if (held is not null)
        {
            held.End(now, message.Actor);
        }
        else
        {
            context.Add(new OfficeHolder
            {
                Id = Guid.CreateVersion7(now), Person = person.Id, Region = message.Region, Role = message.Role, Since = now, GrantedBy = message.Actor,
            });
        }

        person.StandingChanged();
        await AuditWriter.Record(context, new AuditEntry
        {
            At = now, Actor = AuditActor.Person(message.Actor.Value), Action = message.Ends ? "registration.office_end" : "registration.office_grant",
            Origin = AuditOrigin.Inside, Subject = new("person", person.Id.Value),
        }, ct);
        return (Result.Ok, new RoleChanged(person.Id, message.Region, now));
    }
}
