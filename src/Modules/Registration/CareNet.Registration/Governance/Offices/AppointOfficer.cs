using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class AppointOfficerHandler
{
    private const int MostNotices = 200;

    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    public static async Task<(Result, IEnumerable<object>)> Handle(
        Contracts.AppointOfficer message,
        RegistrationContext context,
        RegistrationAccess access,
        Officers officers,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (now, region) = (clock.GetUtcNow(), message.Region);
        if (!Enum.IsDefined(message.Role) || !await access.IsSecretariat(message.Actor, region, ct))
        {
            return (EditionErrors.NotYours, []);
        }

        // Of two who end each other's office at the same moment the second holds none any more.
        await context.LockAsync(region, ct);
        var person = await access.Person(message.Actor, message.Person, ct);
        if (person is null || !await access.IsSecretariat(message.Actor, region, ct))
        {
            return (EditionErrors.NotYours, []);
        }

        if (!message.Ends && person.Id == message.Actor)
        {
            return (OfficeErrors.NotOneself, []);
        }

        var offices = context.OfficeHolders.Where(o => o.Region == region && (o.Until == null || o.Until > now));
        var held = await offices.SingleOrDefaultAsync(o => o.Person == person.Id && o.Role == message.Role, ct);
        return message.Ends == (held is null) ? (Result.Ok, [])
            : held is null ? await Appoint()
            : await End(held);

        async Task<(Result, IEnumerable<object>)> End(OfficeHolder office)
        {
            if (message.Role == RegionRole.Secretariat && !await officers.AnySecretaryBeside(person.Id, region, ct))
            {
                return (OfficeErrors.LastOfficer, []);
            }

            office.End(now, message.Actor);
            person.StandingChanged();
            await Record("registration.office_end");
            return (Result.Ok, [new RoleChanged(person.Id, region, now)]);
        }

        async Task<(Result, IEnumerable<object>)> Appoint()
        {
            if (await officers.KeptFromOffice(person.Id, region, ct) is { } refusal)
            {
                return (refusal, []);
            }

            var waiting = await context
                .Set<Appointment>()
                .SingleOrDefaultAsync(
                    a => a.Person == person.Id && a.Region == region && a.Role == message.Role && a.IsConfirmed == null,
                    ct
                );
            if (waiting is not null)
            {
                if (waiting.WaitsAt(now) && await access.IsSecretariat(waiting.AppointedBy, region, ct))
                {
                    return (Result.Ok, []);
                }

                // It has lapsed or is void. The index on waiting appointments lets the new one in only after this one is closed.
                waiting.Close(message.Actor, now);
                await context.SaveChangesAsync(ct);
            }

            var appointment = new Appointment
            {
                Id = Guid.CreateVersion7(now),
                Person = person.Id,
                Region = region,
                Role = message.Role,
                AppointedBy = message.Actor,
                AppointedAt = now,
            };
            context.Add(appointment);
            await Record("registration.office_appoint");
            var others = await offices
                .Where(o => o.Person != message.Actor && o.Person != person.Id)
                .GroupBy(o => o.Person)
                .OrderBy(own => own.Min(o => o.Since))
                .Select(own => own.Key)
                .Take(MostNotices)
                .ToListAsync(ct);
            return (Result.Ok, others.Select(officer => new NoticeDue(officer, PeopleNotices.OfficeWaits.Kind, appointment.Id, now)));
        }

        Task Record(string action) =>
            AuditWriter.Record(
                context,
                new AuditEntry
                {
                    At = now,
                    Actor = AuditActor.Person(message.Actor.Value),
                    Action = action,
                    Origin = message.Origin ?? AuditOrigin.Inside,
                    Subject = new("person", person.Id.Value),
                    Details = Officers.DetailsOf(region, message.Role),
                },
                ct
            );
    }
}
