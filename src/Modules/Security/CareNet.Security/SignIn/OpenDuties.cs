using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Security.SignIn;

/// <summary>The duties that a person has to do first, as Registration works them out from the region's policy.</summary>
public sealed class OpenDuties(IMessageBus bus, SecurityContext context)
{
    public Task<Registration.Contracts.Duties> Of(PersonId person, CancellationToken ct) =>
        bus.InvokeAsync<Registration.Contracts.Duties>(new DutiesOf(person), ct);

    /// <summary>Asked with each request of a session that owes, and of no other: whoever has done everything goes on at once.</summary>
    public async Task<bool> HindersAsync(CurrentSession session, CancellationToken ct)
    {
        if (!(await Of(session.Person, ct)).MayGoOn)
        {
            return true;
        }

        await context
            .Set<Session>()
            .Where(s => s.Id == session.Session)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.HasOpenDuties, false), ct);
        return false;
    }
}
