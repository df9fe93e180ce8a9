using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Sessions;

public static class EndSessionHandler
{
    public static async Task<Result> Handle(EndSession message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var session = await context
            .Set<Session>()
            .SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is null)
        {
            return SecurityErrors.NotFound;
        }

        session.End(EndReason.EndedByOwner, clock.GetUtcNow());
        await Note(context, message.Person, message.Session, message.Origin, clock, ct);
        return Result.Ok;
    }

    internal static Task Note(
        SecurityContext context,
        PersonId person,
        SessionId session,
        AuditOrigin origin,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                Actor = AuditActor.Person(person.Value),
                Action = "session.end",
                Origin = origin,
                Subject = new("session", session.Value),
            },
            ct
        );
}
