using CareNet.Platform;
using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using CareNet.Registration.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration;

/// <summary>
/// The sole loader of personal data for somebody who asks: himself; the staff of a facility for its administrator; a region for its
/// secretariat and committee; nothing for anybody else. What is absent and what is not theirs look alike. In a region that restricts the
/// actor, no place and no office of theirs counts. Whoever may not write, as an account restricted to reading, leads and decides nothing.
/// </summary>
public sealed class RegistrationAccess(RegistrationContext context, TimeProvider clock)
{
    public Task<bool> HoldsOffice(PersonId actor, RegionCode region, RegionRole role, CancellationToken ct) =>
        Offices(actor).AnyAsync(office => office.Region == region && office.Role == role, ct);

    public Task<bool> IsSecretariat(PersonId actor, RegionCode region, CancellationToken ct) =>
        HoldsOffice(actor, region, RegionRole.Secretariat, ct);

    /// <summary>Secretariat or committee.</summary>
    public Task<bool> ServesRegion(PersonId actor, RegionCode region, CancellationToken ct) =>
        Offices(actor).AnyAsync(office => office.Region == region, ct);

    public Task<bool> Administers(PersonId actor, FacilityId facility, CancellationToken ct) =>
        Leading(actor).AnyAsync(place => place.Facility == facility && place.Role == FacilityRole.Administrator, ct);

    /// <summary>Its administrator or its head.</summary>
    public Task<bool> Leads(PersonId actor, FacilityId facility, CancellationToken ct) =>
        Leading(actor).AnyAsync(place => place.Facility == facility, ct);

    /// <summary>For those who belong to it and for its region's offices.</summary>
    public Task<Facility?> Facility(PersonId actor, FacilityId id, CancellationToken ct) =>
        context
            .Facilities.Where(facility => facility.Id == id)
            .Where(facility =>
                Memberships(actor).Any(place => place.Facility == facility.Id)
                || Offices(actor).Any(office => office.Region == facility.Region)
            )
            .SingleOrDefaultAsync(ct);

    /// <summary>For its administrator, its head and the secretariat.</summary>
    public Task<Facility?> FacilityToManage(PersonId actor, FacilityId id, CancellationToken ct) =>
        context
            .Facilities.Where(facility => facility.Id == id)
            .Where(facility =>
                Leading(actor).Any(place => place.Facility == facility.Id)
                || Offices(actor).Any(office => office.Region == facility.Region && office.Role == RegionRole.Secretariat)
            )
            .SingleOrDefaultAsync(ct);

    public Task<Person?> Person(PersonId actor, PersonId id, CancellationToken ct) =>
        Reachable(actor).SingleOrDefaultAsync(person => person.Id == id, ct);

    /// <summary>Everybody whose data the actor may see, those who have left included.</summary>
    public IQueryable<Person> Reachable(PersonId actor) =>
        context.People.Where(person =>
            person.Id == actor
            || context.Memberships.Any(place =>
                place.Person == person.Id
                && (
                    Leading(actor).Any(own => own.Facility == place.Facility && own.Role == FacilityRole.Administrator)
                    || Offices(actor).Any(office => office.Region == place.Region)
                )
            )
            || context.OfficeHolders.Any(held => held.Person == person.Id && Offices(actor).Any(office => office.Region == held.Region))
        );

    /// <summary>
    /// Memberships, ended ones included, that the actor may see: his own, his facility's as administrator, his region's as an officer.
    /// </summary>
    public IQueryable<Membership> ReachableMemberships(PersonId actor) =>
        context.Memberships.Where(place =>
            place.Person == actor
            || Leading(actor).Any(own => own.Facility == place.Facility && own.Role == FacilityRole.Administrator)
            || Offices(actor).Any(office => office.Region == place.Region)
        );

    /// <summary>True if the access gate is closed to the actor, so that they perform no act of office.</summary>
    public Task<bool> IsAccessClosed(PersonId actor, CancellationToken ct) => context.ClosedAt(actor, clock.GetUtcNow()).AnyAsync(ct);

    /// <summary>The places that the person leads, as administrator or head.</summary>
    public IQueryable<Membership> Leading(PersonId person)
    {
        var shutOut = context.ClosedAt(person, clock.GetUtcNow());
        return Memberships(person).Where(place => place.Role != FacilityRole.Staff && !shutOut.Any());
    }

    private IQueryable<Membership> Memberships(PersonId person)
    {
        var now = clock.GetUtcNow();
        return context.Memberships.Where(place =>
            place.Person == person
            && (place.Until == null || place.Until > now)
            && !context.RestrictionsAt(now).Any(restriction => restriction.Person == person && restriction.Region == place.Region)
        );
    }

    /// <summary>The offices in which the person may act now.</summary>
    public IQueryable<OfficeHolder> Offices(PersonId person)
    {
        var now = clock.GetUtcNow();
        var shutOut = context.ClosedAt(person, now);
        return context.OfficeHolders.Where(office =>
            office.Person == person
            && (office.Until == null || office.Until > now)
            && !shutOut.Any()
            && !context.RestrictionsAt(now).Any(restriction => restriction.Person == person && restriction.Region == office.Region)
        );
    }
}
