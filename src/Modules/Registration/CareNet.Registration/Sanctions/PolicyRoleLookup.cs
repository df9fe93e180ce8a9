using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

/// <summary>Finds the roles that one person has towards another, in the words of the policies, to tell who may decide about whom.</summary>
public sealed class PolicyRoleLookup(RegistrationContext context, RegistrationAccess access, TimeProvider clock)
{
    /// <summary>Empty where the person does not belong to the region, is the actor, or where the actor is restricted.</summary>
    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    internal async Task<IReadOnlyCollection<PolicyRole>> Of(PersonId actor, PersonId person, RegionCode region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var places = await context
            .Memberships.Where(m => m.Person == person && m.Region == region && (m.Until == null || m.Until > now))
            .Select(m => m.Facility)
            .ToListAsync(ct);
        if (actor == person || places.Count == 0 || await access.IsAccessClosed(actor, ct) || await IsRestricted(actor, region, ct))
        {
            return [];
        }

        List<PolicyRole> held = [.. await InRegion(actor, region, ct)];
        foreach (var facility in places)
        {
            if (!held.Contains(PolicyRole.FacilityAdministrator) && await access.Administers(actor, facility, ct))
            {
                held.Add(PolicyRole.FacilityAdministrator);
            }
        }

        var isDoctor = await (
            from place in context.Memberships
            join someone in context.People on place.Person equals someone.Id
            where
                place.Person == actor
                && place.Region == region
                && someone.Profession == Profession.Doctor
                && someone.ProfessionWaitsSince == null
                && (place.Until == null || place.Until > now)
            select place.Id
        ).AnyAsync(ct);
        if (isDoctor)
        {
            held.Add(PolicyRole.Doctor);
        }

        // A lower office decides nothing about the holder of a higher one.
        var office = (await InRegion(person, region, ct)).Select(SanctionRights.RankOf).DefaultIfEmpty().Max();
        return [.. held.Where(role => SanctionRights.RankOf(role) >= office)];
    }

    /// <summary>
    /// True if the actor may end the sanction: by the office that took it or one above. Of two offices that took it together the higher one
    /// counts; administrators of another facility and other doctors are another office.
    /// </summary>
    internal async Task<bool> MayLift(PersonId actor, Sanction sanction, CancellationToken ct)
    {
        if (actor == sanction.Person)
        {
            return false;
        }

        // Whoever was removed has no place in the region any more; its offices still decide.
        var held = (await Of(actor, sanction.Person, sanction.Region, ct)).Concat(await InRegion(actor, sanction.Region, ct)).ToHashSet();
        var needed = new[] { sanction.DecidedAs, sanction.CarriedOutAs ?? sanction.DecidedAs }.MaxBy(SanctionRights.RankOf);
        return held.Any(role => SanctionRights.RankOf(role) > SanctionRights.RankOf(needed))
            || (
                held.Contains(needed)
                && needed switch
                {
                    PolicyRole.FacilityAdministrator => sanction.DecidedFor is { } facility
                        && await access.Administers(actor, facility, ct),
                    PolicyRole.Doctor => sanction.DecidedBy == actor,
                    _ => true,
                }
            );
    }

    /// <summary>The facility for which the actor speaks to this person as its administrator.</summary>
    internal async Task<FacilityId?> AdministeredWith(PersonId actor, PersonId person, RegionCode region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (
            var facility in await context
                .Memberships.Where(m => m.Person == person && m.Region == region && (m.Until == null || m.Until > now))
                .OrderBy(m => m.Since)
                .Select(m => m.Facility)
                .ToListAsync(ct)
        )
        {
            if (await access.Administers(actor, facility, ct))
            {
                return facility;
            }
        }

        return null;
    }

    /// <summary>
    /// The roles that the actor has in each region, whoever the other person is: an administrator for somebody of the own facility.
    /// </summary>
    internal async Task<IReadOnlyDictionary<RegionCode, IReadOnlyCollection<PolicyRole>>> Everywhere(PersonId actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var places = await (
            from place in context.Memberships
            join someone in context.People on place.Person equals someone.Id
            where place.Person == actor && (place.Until == null || place.Until > now)
            select new
            {
                place.Region,
                place.Role,
                someone.Profession,
                someone.ProfessionWaitsSince,
            }
        ).ToListAsync(ct);
        var offices = await context
            .OfficeHolders.Where(o => o.Person == actor && (o.Until == null || o.Until > now))
            .Select(o => new { o.Region, o.Role })
            .ToListAsync(ct);
        var held = offices
            .Select(o => (o.Region, Role: o.Role == RegionRole.Committee ? PolicyRole.Committee : PolicyRole.Secretariat))
            .Concat(places.Where(p => p.Role == FacilityRole.Administrator).Select(p => (p.Region, Role: PolicyRole.FacilityAdministrator)))
            .Concat(
                places
                    .Where(p => p is { Profession: Profession.Doctor, ProfessionWaitsSince: null })
                    .Select(p => (p.Region, Role: PolicyRole.Doctor))
            );
        if (await access.IsAccessClosed(actor, ct))
        {
            held = [];
        }

        var restricted = (await context.RestrictionsOf(actor, now, ct)).Select(restriction => restriction.Region).ToHashSet();
        return held.Where(one => !restricted.Contains(one.Region))
            .GroupBy(one => one.Region, one => one.Role)
            .ToDictionary(region => region.Key, region => (IReadOnlyCollection<PolicyRole>)[.. region.Distinct()]);
    }

    private Task<bool> IsRestricted(PersonId actor, RegionCode region, CancellationToken ct) =>
        context.RestrictionsAt(clock.GetUtcNow()).AnyAsync(restriction => restriction.Person == actor && restriction.Region == region, ct);

    internal async Task<IReadOnlyList<PolicyRole>> InRegion(PersonId actor, RegionCode region, CancellationToken ct)
    {
        List<PolicyRole> held = [];
        if (await access.HoldsOffice(actor, region, RegionRole.Committee, ct))
        {
            held.Add(PolicyRole.Committee);
        }

        if (await access.IsSecretariat(actor, region, ct))
        {
            held.Add(PolicyRole.Secretariat);
        }

        return held;
    }
}
