using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

public static class ChangeRoleHandler
{
    [Rule("misato/7", How = "enforce"), Rule("nishitokyo/7", How = "enforce")]
    public static async Task<(Result, RoleChanged?)> Handle(
        ChangeRole message,
        RegistrationContext context,
        RegistrationAccess access,
        Administrators administrators,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var place = await context.Memberships.SingleOrDefaultAsync(
            m => m.Person == message.Person && m.Facility == message.Facility && (m.Until == null || m.Until > now),
            ct
        );
        if (
            place is null
            || !Enum.IsDefined(message.Role)
            || !(
                await access.Administers(message.Actor, message.Facility, ct) || await access.IsSecretariat(message.Actor, place.Region, ct)
            )
        )
        {
            return (StaffErrors.NotFound, null);
        }

        var reason = WrittenField.Reason.Read(message.Reason);
        if (!reason.IsOk)
        {
            return (reason.Error!, null);
        }

        if (place.Role == message.Role)
        {
            return (Result.Ok, null);
        }

        if (message.Person == message.Actor && message.Role != FacilityRole.Staff)
        {
            return (StaffErrors.NotOneself, null);
        }

        if (
            place.Role == FacilityRole.Administrator
            && StaffRules.NeedsAdministrator(policies.Of(place.Region.Value))
            && !await administrators.AnyBeside(message.Person, message.Facility, ct)
        )
        {
            return (StaffErrors.LastAdministrator, null);
        }

        place.Role = message.Role;
        (await context.People.SingleAsync(p => p.Id == message.Person, ct)).StandingChanged();
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.role_change",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Subject = new("person", message.Person.Value),
                Facility = message.Facility.Value,
                Details = new Dictionary<string, string> { ["role"] = message.Role.ToString().ToLowerInvariant() },
            },
            ct
        );
        return (Result.Ok, new RoleChanged(message.Person, place.Region, now));
    }
}
