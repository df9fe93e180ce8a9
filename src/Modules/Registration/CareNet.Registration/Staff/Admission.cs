using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.Measures;
using CareNet.Registration.People;
using CareNet.Registration.Pledges;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

/// <summary>Brings somebody into a facility: the same person for the same address, a new one otherwise.</summary>
public sealed class Admission(RegistrationContext context, Administrators administrators, PoliciesInForce policies, TimeProvider clock)
{
    [Rule("misato/7", How = "enforce"), Rule("nishitokyo/7", How = "enforce"), Rule("misato/8-5", How = "record"), Rule("nishitokyo/8-5", How = "record")]
    internal async Task<Result<Entered>> Enter(NewStaff staff, Facility facility, PersonId askedBy, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var policy = policies.Of(facility.Region.Value);
        if (staff.Role != FacilityRole.Administrator && StaffRules.NeedsAdministrator(policy)
            && !await administrators.AnyBeside(default, facility.Id, ct))
        {
            return StaffErrors.NoAdministrator;
        }

        var person = await context.People.SingleOrDefaultAsync(p => p.Mail == staff.Mail, ct);
        if (person is not null && !StaffPledge.IsSignedBy(staff.Name, person.Name))
        {
            return StaffErrors.OtherPerson;
        }

        if (person is not null && await context.RestrictionsAt(now).AnyAsync(m => m.Person == person.Id, ct))
        {
            return StaffErrors.RestrictedPerson;
        }

        if (person is not null && await context.Memberships.AnyAsync(m => m.Person == person.Id && m.Facility == facility.Id && (m.Until == null || m.Until > now), ct))
        {
            return StaffErrors.AlreadyThere;
        }

        if (person is null)
        {
            person = new Person
            {
                Id = Ids.New<PersonId>(clock), Region = facility.Region, Name = staff.Name, Kana = staff.Kana, Profession = staff.Profession,
                OtherProfession = staff.OtherProfession, Mail = staff.Mail, CreatedAt = now,
            };
            context.Add(person);
        }

        person.StandingChanged();
        context.Add(new Membership
        {
            Id = Guid.CreateVersion7(now), Person = person.Id, Facility = facility.Id, Region = facility.Region, Role = staff.Role, Since = now,
            EnteredBy = askedBy, EnteredBecause = staff.Reason,
        });
        if (staff.EarlierPledgeOn is { } day && policy?.Settings.Pledges.StaffWaivedIfExisting.Is(true) is true)
        {
            context.Add(new StaffPledge
            {
                Id = Guid.CreateVersion7(now), Person = person.Id, Facility = facility.Id, Region = facility.Region, Kind = PledgeKind.ExchangedEarlier,
                TextVersion = "", SignedName = "", ExchangedOn = day, At = now, RecordedBy = askedBy,
            });
        }

        return new Entered(person.Id,
        [
            new PersonAdmitted(person.Id, facility.Region, facility.Id, staff.Role, person.Profession, now),
            new OpenAccount(person.Id, facility.Region, facility.Id, person.Mail, askedBy),
        ]);
    }

    internal sealed record Entered(PersonId Person, IReadOnlyList<object> Messages);
}
