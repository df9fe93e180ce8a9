using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Departures;
using CareNet.Registration.Duties;
using CareNet.Registration.Invitations;
using CareNet.Registration.Pledges;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class GetMyOverviewHandler
{
    public static async Task<Result<MyOverview>> Handle(
        GetMyOverview message,
        RegistrationContext context,
        PoliciesInForce policies,
        DutyList duties,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (me, now) = (message.Actor, clock.GetUtcNow());
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == me, ct);
        if (person is null)
        {
            return StaffErrors.NotFound;
        }

        var profile = await context.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(p => p.Person == me, ct);
        var places = await (
            from place in context.Memberships
            join facility in context.Facilities on place.Facility equals facility.Id
            where place.Person == me && (place.Until == null || place.Until > now)
            orderby place.Since
            select new { Place = place, facility.Name }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        var pledged = await context.Set<StaffPledge>().Where(p => p.Person == me).Select(p => p.Facility).ToListAsync(ct);
        var due = await context.Set<TrainingDue>().AsNoTracking().Where(d => d.Person == me).ToDictionaryAsync(d => d.Facility, ct);
        var since = now - StaffInvitation.Lasts;
        return new MyOverview(
            person.Id,
            person.Name,
            person.Kana,
            person.Profession,
            person.OtherProfession,
            profile?.Introduction ?? "",
            profile?.HasPhoto is true,
            policies.Of(person.Region.Value)?.Settings.Profile.PhotoIdRegistered.Is(true) is true,
            profile?.LicenceKind,
            profile?.LicenceShownAt,
            profile?.LicenceCheckedAt,
            [
                .. places.Select(row => new MyFacility(
                    row.Place.Facility,
                    row.Name,
                    row.Place.Region,
                    row.Place.Role,
                    row.Place.Since,
                    policies.Of(row.Place.Region.Value)?.Settings.Pledges.Staff.IsKnown is true,
                    pledged.Contains(row.Place.Facility),
                    due.GetValueOrDefault(row.Place.Facility)?.LastOn,
                    due.GetValueOrDefault(row.Place.Facility)?.DueOn
                )),
            ],
            await context
                .Set<StaffInvitation>()
                .CountAsync(o => o.Person == me && o.State == StaffInvitationState.Waiting && o.InvitedAt > since, ct),
            new(me, await duties.Of(me, ct))
        )
        {
            WaitsForProfessionCheck = person.ProfessionWaitsSince is not null,
            ClosesOwnAccount = StaffRules.HolderDeletes(policies.Of((await CloseMyAccountHandler.RegionOf(context, person, ct)).Value)),
        };
    }
}
