using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.SignIn;

public static class SignOutHandler
{
    public static async Task Handle(SignOut message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is null)
        {
            return;
        }

        session.End(EndReason.SignedOut, now);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Person.Value),
                Action = "sign_out",
                Origin = message.Origin,
                Subject = new("session", message.Session.Value),
            },
            ct
        );
    }
}
