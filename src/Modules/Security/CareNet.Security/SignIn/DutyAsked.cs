using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SignIn;

/// <summary>
/// Makes a duty that is asked of one person due with the next request. A duty that a new edition asks of everybody waits for the next
/// sign-in: nobody is held up between two visits.
/// </summary>
public static class DutyAskedHandler
{
    [Rule("osaki/11b", How = "enforce")]
    public static Task Handle(DutyAsked message, SecurityContext context, CancellationToken ct) =>
        context.Database.ExecuteSqlAsync(
            $"UPDATE security.sessions SET has_open_duties = true WHERE person = {message.Person.Value} AND ended_at IS NULL",
            ct
        );
}
