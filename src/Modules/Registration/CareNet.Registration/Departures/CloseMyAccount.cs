using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using CareNet.Registration.Staff;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

public static class CloseMyAccountHandler
{
    [Rule("okayama/5", How = "enforce")]
    public static async Task<(Result, CloseAccount?)> Handle(
        CloseMyAccount message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.Actor, ct);
        var refusal =
            person is null || !StaffRules.HolderDeletes(policies.Of((await RegionOf(context, person, ct)).Value)) ? DepartureErrors.NotFound
            : await context.Memberships.AnyAsync(m => m.Person == message.Actor && (m.Until == null || m.Until > now), ct)
                ? DepartureErrors.StillThere
            : await context.HoldsOfficeAt(message.Actor, now, ct) ? DepartureErrors.StillInOffice
            : null;
        if (refusal is not null)
        {
            return (refusal, null);
        }

        // The account itself is closed in a transaction of its own, which records account.close.
        var origin = message.Origin ?? AuditOrigin.Inside;
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.account_close_ask",
                Origin = origin,
                Subject = new("person", message.Actor.Value),
            },
            ct
        );
        return (Result.Ok, new CloseAccount(message.Actor, message.Actor) { Origin = origin });
    }

    /// <summary>
    /// The region to which the person belongs or belonged last: the account's home moves with them, the first registration does not.
    /// </summary>
    internal static async Task<RegionCode> RegionOf(RegistrationContext context, Person person, CancellationToken ct)
    {
        var last = await context
            .Memberships.AsNoTracking()
            .Where(m => m.Person == person.Id)
            .OrderBy(m => m.Until != null)
            .ThenByDescending(m => m.Since)
            .FirstOrDefaultAsync(ct);
        return last?.Region ?? person.Region;
    }
}
