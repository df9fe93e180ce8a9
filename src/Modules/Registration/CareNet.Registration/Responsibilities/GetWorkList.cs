using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Governance;
using CareNet.Registration.Sanctions;
using CareNet.Registration.Staff;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Responsibilities;

public static class GetWorkListHandler
{
    private const int MostPlaces = 50;

    /// <summary>Ours: late enough to have been read, and early enough for a telephone call before the invitation lapses.</summary>
    private static readonly TimeSpan UntilSomebodyLooksAfterIt = TimeSpan.FromDays(14);

    public static async Task<WorkList> Handle(
        Contracts.GetWorkList message,
        RegistrationContext context,
        OpenResponsibilities open,
        GovernanceRights rights,
        RegistrationAccess access,
        SanctionQueries sanctions,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var offices = await access.Offices(message.Actor).AsNoTracking().OrderBy(o => o.Since).Take(MostPlaces).ToListAsync(ct);
        List<WorkItem> items = [];
        foreach (var region in offices.Where(o => o.Role == RegionRole.Secretariat).Select(o => o.Region))
        {
            await Add(WorkKind.ApplicationsToDecide, ResponsibilityKind.Applications, region);
            await Add(WorkKind.IdRequestsToDecide, ResponsibilityKind.IdRequests, region);
        }

        foreach (var region in offices.Select(o => o.Region).Distinct())
        {
            if (await AppointmentsToConfirm(message.Actor, region, context, access, now, ct) is > 0 and var appointments)
            {
                items.Add(new(WorkKind.AppointmentsToConfirm, region, null, null, appointments));
            }

            if (policies.Of(region) is not { } policy)
            {
                continue;
            }

            if (await rights.MayRelease(message.Actor, policy, region, isEdition: true, ct))
            {
                await Add(WorkKind.EditionsToRelease, ResponsibilityKind.Editions, region);
            }

            if (await rights.MayRelease(message.Actor, policy, region, isEdition: false, ct))
            {
                await Add(WorkKind.RulesToRelease, ResponsibilityKind.FurtherRules, region);
            }
        }

        foreach (var waiting in (await sanctions.ToCarryOut(message.Actor, ct)).GroupBy(sanction => sanction.Region))
        {
            items.Add(new(WorkKind.SanctionsToCarryOut, waiting.Key, null, null, waiting.Count()));
        }

        items.AddRange(await Licences(message.Actor, context, access, policies, now, ct));
        var secretariats = offices.Where(o => o.Role == RegionRole.Secretariat).Select(o => o.Region).ToList();
        items.AddRange(await Professions(message.Actor, secretariats, context, access, now, ct));
        items.AddRange(await WithoutAdministrator(secretariats, context, now, ct));
        return new(items);

        async Task Add(WorkKind kind, ResponsibilityKind matter, RegionCode region)
        {
            if (await open.Count(matter, region, null, ct) is > 0 and var count)
            {
                items.Add(new(kind, region, null, null, count));
            }
        }
    }

    // Nobody can confirm one whose officer has left the secretariat.
    private static async Task<int> AppointmentsToConfirm(
        PersonId actor,
        RegionCode region,
        RegistrationContext context,
        RegistrationAccess access,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var earliest = now - Appointment.Lasts;
        var waiting = await context
            .Set<Appointment>()
            .Where(a =>
                a.Region == region && a.IsConfirmed == null && a.AppointedAt > earliest && a.Person != actor && a.AppointedBy != actor
            )
            .GroupBy(a => a.AppointedBy)
            .Select(of => new { Officer = of.Key, Count = of.Count() })
            .ToListAsync(ct);
        var count = 0;
        foreach (var of in waiting)
        {
            count += await access.IsSecretariat(of.Officer, region, ct) ? of.Count : 0;
        }

        return count;
    }

    private static async Task<IEnumerable<WorkItem>> Licences(
        PersonId actor,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var waiting = await (
            from own in access.Leading(actor)
            join facility in context.Facilities on own.Facility equals facility.Id
            join place in context.Memberships on own.Facility equals place.Facility
            join profile in context.Set<Profile>() on place.Person equals profile.Person
            where
                own.Role == FacilityRole.Administrator
                && place.Person != actor
                && (place.Until == null || place.Until > now)
                && profile.LicenceShownAt != null
                && profile.LicenceCheckedAt == null
            group place by new
            {
                facility.Id,
                facility.Name,
                facility.Region,
            } into there
            select new
            {
                there.Key.Id,
                there.Key.Name,
                there.Key.Region,
                Count = there.Count(),
            }
        )
            .OrderBy(there => there.Name)
            .ThenBy(there => there.Id)
            .Take(MostPlaces)
            .ToListAsync(ct);
        return from there in waiting
            where policies.Of(there.Region)?.Settings.Profile.PhotoIdRegistered.Is(true) is true
            select new WorkItem(WorkKind.LicencesToCheck, there.Region, there.Id, there.Name, there.Count);
    }

    // Nobody belongs to an approved facility before accepting, so one whose administrator never answers has nobody of its own.
    private static async Task<IEnumerable<WorkItem>> WithoutAdministrator(
        List<RegionCode> secretariats,
        RegistrationContext context,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var before = now - UntilSomebodyLooksAfterIt;
        var waiting = await context
            .Facilities.Where(facility =>
                secretariats.Contains(facility.Region)
                && facility.State == FacilityState.Active
                && facility.ActiveSince < before
                && !context.Memberships.Any(place =>
                    place.Facility == facility.Id && place.Role == FacilityRole.Administrator && (place.Until == null || place.Until > now)
                )
            )
            .OrderBy(facility => facility.ActiveSince)
            .Select(facility => new
            {
                facility.Id,
                facility.Name,
                facility.Region,
            })
            .Take(MostPlaces)
            .ToListAsync(ct);
        return waiting.Select(there => new WorkItem(WorkKind.FacilitiesWithoutAdministrator, there.Region, there.Id, there.Name, 1));
    }

    // The secretariat checks those whom nobody of their facility may check: its administrators.
    private static async Task<IEnumerable<WorkItem>> Professions(
        PersonId actor,
        List<RegionCode> secretariats,
        RegistrationContext context,
        RegistrationAccess access,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var leading = access.Leading(actor).Where(own => own.Role == FacilityRole.Administrator);
        var waiting = await (
            from someone in context.People
            join place in context.Memberships on someone.Id equals place.Person
            join facility in context.Facilities on place.Facility equals facility.Id
            where
                someone.ProfessionWaitsSince != null
                && someone.Id != actor
                && (place.Until == null || place.Until > now)
                && (
                    (place.Role == FacilityRole.Administrator && secretariats.Contains(place.Region))
                    || leading.Any(own => own.Facility == place.Facility)
                )
            group place by new
            {
                facility.Id,
                facility.Name,
                facility.Region,
            } into there
            select new
            {
                there.Key.Id,
                there.Key.Name,
                there.Key.Region,
                Count = there.Count(),
            }
        )
            .OrderBy(there => there.Name)
            .ThenBy(there => there.Id)
            .Take(MostPlaces)
            .ToListAsync(ct);
        return waiting.Select(there => new WorkItem(WorkKind.ProfessionsToCheck, there.Region, there.Id, there.Name, there.Count));
    }
}
