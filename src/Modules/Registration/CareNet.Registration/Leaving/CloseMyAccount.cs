using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;
using CareNet.Registration.Staff;
using CareNet.Security.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Leaving;

public static class CloseMyAccountHandler
{
    [Rule("okayama/5", How = "enforce")]
    public static async Task<(Result, CloseAccount?)> Handle(
        CloseMyAccount message, RegistrationContext context, PoliciesInForce policies, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.Actor, ct);
        return person is null || !StaffRules.HolderDeletes(policies.Of(person.Region.Value)) ? (LeavingErrors.NotFound, null)
            : await context.Memberships.AnyAsync(m => m.Person == message.Actor && (m.Until == null || m.Until > now), ct) ? (LeavingErrors.StillThere, null)
            : await context.HoldsOfficeAt(message.Actor, now, ct) ? (LeavingErrors.StillInOffice, null)
            : (Result.Ok, new CloseAccount(message.Actor, message.Actor));
    }
}
