using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Facilities;

/// <summary>The list that keeps itself: it is read from the registrations, with everything that has ended.</summary>
[Rule("misato/local-2", How = "record")]
internal static class Roster
{
    public static IQueryable<RosterRow> Of(RegistrationContext context, RegionCode region, bool withHistory) =>
        Lines(context, context.Memberships.Where(place => place.Region == region && (withHistory || place.Until == null)));

    public static IQueryable<RosterRow> Of(RegistrationContext context, FacilityId facility) =>
        Lines(context, context.Memberships.Where(place => place.Facility == facility));

    // By facility, the administrators first.
    private static IQueryable<RosterRow> Lines(RegistrationContext context, IQueryable<People.Membership> places) =>
        from place in places.AsNoTracking()
        join person in context.People on place.Person equals person.Id
        join facility in context.Facilities on place.Facility equals facility.Id
        orderby facility.Name, facility.Id, place.Role == FacilityRole.Administrator ? 0 : 1, place.Since, place.Id
        select new RosterRow(
            person.Id,
            facility.Id,
            facility.Name,
            person.Name,
            person.Profession,
            person.OtherProfession,
            place.Role,
            place.Since,
            place.EntryReason,
            place.Until,
            place.DepartureReason
        );
}
