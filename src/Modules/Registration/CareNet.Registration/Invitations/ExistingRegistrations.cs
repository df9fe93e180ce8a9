using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

/// <summary>
/// The registrations that a secretariat sees before it decides on people who are known already: their name, and where they work or hold an
/// office.
/// </summary>
public sealed class ExistingRegistrations(RegistrationContext context, PoliciesInForce policies, TimeProvider clock)
{
    internal async Task<IReadOnlyList<ExistingRegistration>> Of(IReadOnlyCollection<string> mails, CancellationToken ct)
    {
        if (mails.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var places = await (
            from person in context.People
            join place in context.Memberships on person.Id equals place.Person
            join facility in context.Facilities on place.Facility equals facility.Id
            where mails.Contains(person.Mail) && (place.Until == null || place.Until > now)
            orderby person.Mail, place.Since
            select new
            {
                person.Mail,
                person.Name,
                Facility = facility.Name,
                place.Region,
            }
        ).ToListAsync(ct);
        var offices = await (
            from person in context.People
            join office in context.OfficeHolders on person.Id equals office.Person
            where mails.Contains(person.Mail) && (office.Until == null || office.Until > now)
            orderby person.Mail, office.Since
            select new
            {
                person.Mail,
                person.Name,
                office.Role,
                office.Region,
            }
        ).ToListAsync(ct);
        return
        [
            .. places.Select(place => new ExistingRegistration(
                place.Mail,
                place.Name,
                place.Facility,
                null,
                place.Region,
                Association(place.Region)
            )),
            .. offices.Select(office => new ExistingRegistration(
                office.Mail,
                office.Name,
                null,
                office.Role,
                office.Region,
                Association(office.Region)
            )),
        ];
    }

    private Phrase Association(RegionCode region) => policies.Of(region)?.Association ?? new(region.Value, region.Value);
}
