using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class GetStaffMemberHandler
{
    [Rule("misato/8", How = "show"), Rule("nishitokyo/8", How = "show")]
    public static async Task<Result<StaffMemberView>> Handle(
        Contracts.GetStaffMember message,
        RegistrationContext context,
        RegistrationAccess access,
        PolicyRoleLookup roles,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var facility = await access.FacilityToManage(message.Actor, message.Facility, ct);
        var place = facility is null
            ? null
            : await context
                .Memberships.AsNoTracking()
                .Where(m => m.Facility == message.Facility && m.Person == message.Person)
                .OrderByDescending(m => m.Since)
                .FirstOrDefaultAsync(ct);
        if (facility is null || place is null)
        {
            return StaffErrors.NotFound;
        }

        var (now, policy) = (clock.GetUtcNow(), policies.Of(facility.Region));
        var person = await context.People.AsNoTracking().SingleAsync(p => p.Id == place.Person, ct);
        var profile = await context.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(p => p.Person == person.Id, ct);
        var (administers, isSecretariat, isThere) = (
            await access.Administers(message.Actor, facility.Id, ct),
            await access.IsSecretariat(message.Actor, facility.Region, ct),
            place.Until is null || place.Until > now
        );
        var checks = administers && isThere && person.Id != message.Actor && policy?.Settings.Profile.PhotoIdRegistered.Is(true) is true;
        var held = await roles.Of(message.Actor, person.Id, facility.Region, ct);
        var restricted = (await context.RestrictionsOf(person.Id, now, ct)).SingleOrDefault(one => one.Region == facility.Region);
        return new StaffMemberView(
            person.Id,
            facility.Id,
            facility.Region,
            facility.Name,
            policy?.Settings.FacilityAdmin.Term.Or("管理者") ?? "管理者",
            person.Name,
            person.Kana,
            person.Profession,
            person.OtherProfession,
            place.Role,
            place.Since,
            place.EntryReason,
            place.Until,
            restricted?.Until,
            profile?.LicenceKind,
            profile?.LicenceShownAt,
            profile?.LicenceCheckedAt,
            checks && await context.Set<Picture>().AnyAsync(p => p.Person == person.Id && p.Kind == PictureKind.Licence, ct),
            isThere && (administers || isSecretariat),
            isSecretariat && person.Region == facility.Region && await access.Person(message.Actor, person.Id, ct) is not null,
            checks,
            policy is not null && SanctionRights.Provided(policy, held).Any()
        )
        {
            ProfessionWaitsSince = person.ProfessionWaitsSince,
            MayCheckProfession =
                isThere && person.Id != message.Actor && (administers || isSecretariat) && person.ProfessionWaitsSince is not null,
        };
    }
}
