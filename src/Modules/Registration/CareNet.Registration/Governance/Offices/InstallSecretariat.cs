using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using CareNet.Registration.Pledges;
using CareNet.Registration.Sanctions;
using CareNet.Registration.Staff;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static class InstallSecretariatHandler
{
    private const string Work = "医師会事務局";

    public static async Task<(Result, IEnumerable<object>)> Handle(
        Contracts.InstallSecretariat message,
        RegistrationContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var name = RealName.Read(message.Name);
        var mail = InvitedPerson.ReadMail(message.MailAddress);
        if ((name.Error ?? mail.Error) is { } unreadable)
        {
            return (unreadable, []);
        }

        await context.LockAsync(message.Region, ct);
        var now = clock.GetUtcNow();
        var person = await context.People.SingleOrDefaultAsync(p => p.Mail == mail.Value, ct);
        if (person is not null && (person.Region != message.Region || !StaffPledge.IsSignedBy(name.Value, person.Name)))
        {
            return (StaffErrors.OtherPerson, []);
        }

        if (person is not null && await context.IsKeptFrom(person.Id, message.Region, now, ct))
        {
            return (OfficeErrors.KeptFromOffice, []);
        }

        if (person is null)
        {
            person = new Person
            {
                Id = Ids.New<PersonId>(clock),
                Region = message.Region,
                Name = name.Value,
                Profession = Profession.Other,
                OtherProfession = Work,
                Mail = mail.Value,
                CreatedAt = now,
            };
            context.Add(person);
        }
        else if (
            await context.OfficeHolders.AnyAsync(
                o =>
                    o.Person == person.Id
                    && o.Region == message.Region
                    && o.Role == RegionRole.Secretariat
                    && (o.Until == null || o.Until > now),
                ct
            )
        )
        {
            return (Result.Ok, []);
        }

        person.StandingChanged();
        context.Add(
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(now),
                Person = person.Id,
                Region = message.Region,
                Role = RegionRole.Secretariat,
                Since = now,
            }
        );
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Operator,
                Action = "registration.office_grant",
                Origin = AuditOrigin.Inside,
                Subject = new("person", person.Id.Value),
                Details = Officers.DetailsOf(message.Region, RegionRole.Secretariat),
            },
            ct
        );
        return (
            Result.Ok,
            [new RoleChanged(person.Id, message.Region, now), new OpenAccount(person.Id, message.Region, null, mail.Value, null)]
        );
    }
}
