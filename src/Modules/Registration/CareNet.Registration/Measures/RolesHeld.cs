using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

/// <summary>What somebody is to another, in the words of the policies: who may decide about him.</summary>
public sealed class RolesHeld(RegistrationContext context, RegistrationAccess access, TimeProvider clock)
{
    /// <summary>Empty where the person does not belong to the region, is the actor, or where the region restricts the actor.</summary>
    [Rule("osaki/7", How = "enforce"), Rule("osaki/8", How = "enforce")]
    internal async Task<IReadOnlyCollection<PolicyRole>> Of(PersonId actor, PersonId person, RegionCode region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var places = await context.Memberships.Where(m => m.Person == person && m.Region == region && (m.Until == null || m.Until > now)).Select(m => m.Facility).ToListAsync(ct);
        if (actor == person || places.Count == 0 || await IsRestricted(actor, region, ct))
        {
            return [];
        }

        List<PolicyRole> held = [.. await InRegion(actor, region, ct)];
        foreach (var facility in places)
        {
            if (!held.Contains(PolicyRole.FacilityAdmin) && await access.Administers(actor, facility, ct))
            {
                held.Add(PolicyRole.FacilityAdmin);
            }
        }

        var isDoctor = await (
            from place in context.Memberships
            join someone in context.People on place.Person equals someone.Id
            where place.Person == actor && place.Region == region && someone.Profession == Profession.Doctor
                && someone.ProfessionWaitsSince == null && (place.Until == null || place.Until > now)
            select place.Id).AnyAsync(ct);
        return isDoctor ? [.. held, PolicyRole.Doctor] : held;
    }

    /// <summary>What somebody is in each region, whoever the other is: an administrator for somebody of the own facility.</summary>
    internal async Task<IReadOnlyDictionary<RegionCode, IReadOnlyCollection<PolicyRole>>> Everywhere(PersonId actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var places = await (
            from place in context.Memberships
            join someone in context.People on place.Person equals someone.Id
            where place.Person == actor && (place.Until == null || place.Until > now)
            select new { place.Region, place.Role, someone.Profession, someone.ProfessionWaitsSince }).ToListAsync(ct);
        var offices = await context.OfficeHolders.Where(o => o.Person == actor && (o.Until == null || o.Until > now)).Select(o => new { o.Region, o.Role }).ToListAsync(ct);
        var held = offices.Select(o => (o.Region, Role: o.Role == RegionRole.Committee ? PolicyRole.Committee : PolicyRole.Secretariat))
            .Concat(places.Where(p => p.Role == FacilityRole.Administrator).Select(p => (p.Region, Role: PolicyRole.FacilityAdmin)))
            .Concat(places.Where(p => p is { Profession: Profession.Doctor, ProfessionWaitsSince: null })
                .Select(p => (p.Region, Role: PolicyRole.Doctor)));
        var restricted = (await context.RestrictionsOf(actor, now, ct)).Select(restriction => restriction.Region).ToHashSet();
        return held.Where(one => !restricted.Contains(one.Region)).GroupBy(one => one.Region, one => one.Role)
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
