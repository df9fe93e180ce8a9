using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Departures;
using CareNet.Registration.Invitations;
using CareNet.Registration.Pledges;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class GetStaffHandler
{
    /// <summary>A list of users has 200 lines at most.</summary>
    private const int MostInvitations = 250;

    /// <summary>Invitations that wait, and those that were declined or have lapsed lately.</summary>
    private static async Task<IReadOnlyList<StaffInvitationRow>> Invitations(
        RegistrationContext context,
        FacilityId facility,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var since = now - StaffInvitation.Lasts - StaffInvitation.Lasts;
        var invitations = await context
            .Set<StaffInvitation>()
            .AsNoTracking()
            .Where(o =>
                o.Facility == facility
                && o.InvitedAt > since
                && (o.State == StaffInvitationState.Waiting || o.State == StaffInvitationState.Declined)
            )
            .OrderByDescending(o => o.InvitedAt)
            .ThenBy(o => o.Id)
            .Take(MostInvitations)
            .ToListAsync(ct);
        return [.. invitations.Select(o => new StaffInvitationRow(o.Id, o.Name, o.Mail, o.Role, o.InvitedAt, o.State, o.HasLapsedAt(now)))];
    }

    [
        Rule("misato/8", How = "show"),
        Rule("nishitokyo/8", How = "show"),
        Rule("misato/8-5", How = "record"),
        Rule("nishitokyo/8-5", How = "record")
    ]
    [Rule("miyazaki/profile", How = "record")]
    public static async Task<Result<StaffList>> Handle(
        GetStaff message,
        RegistrationContext context,
        RegistrationAccess access,
        DepartureStanding standing,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var facility = await access.FacilityToManage(message.Actor, message.Facility, ct);
        if (facility is null)
        {
            return StaffErrors.FacilityNotFound;
        }

        var (now, page, policy) = (clock.GetUtcNow(), Math.Clamp(message.Page, 1, 1000), policies.Of(facility.Region.Value));
        var places = await context
            .Memberships.AsNoTracking()
            .Where(m => m.Facility == facility.Id)
            .OrderByDescending(m => m.Until == null || m.Until > now)
            .ThenBy(m => m.Since)
            .ThenBy(m => m.Id)
            .Skip((page - 1) * GetStaff.PerPage)
            .Take(GetStaff.PerPage + 1)
            .ToListAsync(ct);
        var ids = places.Select(m => m.Person).Distinct().ToList();
        var people = await context.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var profiles = await context.Set<Profile>().AsNoTracking().Where(p => ids.Contains(p.Person)).ToDictionaryAsync(p => p.Person, ct);
        var pledged = await context
            .Set<StaffPledge>()
            .Where(p => p.Facility == facility.Id && ids.Contains(p.Person))
            .Select(p => p.Person)
            .ToListAsync(ct);
        var due = await context
            .Set<TrainingDue>()
            .AsNoTracking()
            .Where(d => d.Facility == facility.Id && ids.Contains(d.Person))
            .ToDictionaryAsync(d => d.Person, ct);
        var changes = (
            await context
                .Set<ProfessionChange>()
                .AsNoTracking()
                .Where(c => ids.Contains(c.Person))
                .OrderByDescending(c => c.At)
                .Take(500)
                .ToListAsync(ct)
        ).ToLookup(c => c.Person);
        var departures = await context
            .Set<Departure>()
            .AsNoTracking()
            .Where(d => d.Facility == facility.Id && d.State == DepartureState.Planned && ids.Contains(d.Person))
            .ToDictionaryAsync(d => d.Person, ct);
        var unconfirmed = await standing.Unconfirmed(departures.Values, ct);
        var demandsPledge = policy?.Settings.Pledges.Staff.IsKnown is true;

        return new StaffList(
            facility.Id,
            facility.Region,
            facility.Name,
            policy?.Settings.FacilityAdmin.Term.Or("管理者") ?? "管理者",
            StaffRules.SecretariatIssuesIds(policy),
            StaffRules.SecretariatDeletesIds(policy),
            StaffRules.ToleratesSharedAccounts(policy),
            policy?.Settings.Pledges.StaffWaivedIfExisting.Is(true) is true,
            policy?.Settings.Profile.PhotoIdRegistered.Is(true) is true,
            page,
            places.Count > GetStaff.PerPage,
            [.. places.Take(GetStaff.PerPage).Select(Row)],
            await IdRequests.Open(context, facility.Region, facility.Id, known: null, ct),
            await Invitations(context, facility.Id, now, ct)
        );

        StaffRow Row(People.Membership place)
        {
            var (person, profile, change, gone) = (
                people[place.Person],
                profiles.GetValueOrDefault(place.Person),
                changes[place.Person].FirstOrDefault(),
                departures.GetValueOrDefault(place.Person)
            );
            return new(
                person.Id,
                person.Name,
                person.Kana,
                person.Profession,
                person.OtherProfession,
                place.Role,
                place.Since,
                place.EntryReason,
                place.Until,
                place.DepartureReason,
                place.DepartureNote,
                demandsPledge ? pledged.Contains(person.Id) : null,
                due.GetValueOrDefault(person.Id)?.DueOn,
                profile?.HasPhoto is true,
                profile?.LicenceCheckedAt,
                profile is { LicenceShownAt: not null, LicenceCheckedAt: null },
                change?.At,
                change?.Before,
                gone?.Id,
                gone?.LastDay
            )
            {
                WaitsForProfessionCheck = person.ProfessionWaitsSince is not null,
                DepartureNeedsConfirmation = gone is not null && unconfirmed.Contains(gone.Id),
            };
        }
    }
}
