using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.EndSessions;

public static class SessionsOfHandler
{
    private const int Shown = 50;

    public static async Task<SessionsShown> Handle(SessionsOf message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sessions = await context.Set<Session>().AsNoTracking().Where(s => s.Person == message.Person)
            .OrderByDescending(s => s.StartedAt).Take(Shown).ToListAsync(ct);
        return new([.. sessions.Select(s => new SessionShown(s.Id, s.Browser, s.StartedAt, s.LastSeenAt, s.IsLiveAt(now), s.Id == message.At))
            .OrderByDescending(s => s.IsLive)]);
    }
}

public static class EndSessionHandler
{
    public static async Task<Result> Handle(EndSession message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var session = await context.Set<Session>().SingleOrDefaultAsync(s => s.Id == message.Session && s.Person == message.Person && s.EndedAt == null, ct);
        if (session is null)
        {
            return SecurityErrors.NotFound;
        }

        session.End(EndReason.EndedByOwner, clock.GetUtcNow());
        await Note(context, message.Person, message.Session, message.Origin, clock, ct);
        return Result.Ok;
    }

    internal static Task Note(SecurityContext context, PersonId person, SessionId session, AuditOrigin origin, TimeProvider clock, CancellationToken ct) =>
        AuditWriter.Record(context, new AuditEntry
        {
            At = clock.GetUtcNow(),
            Actor = AuditActor.Person(person.Value),
            Action = "session.end",
            Origin = origin,
            Subject = new("session", session.Value),
        }, ct);
}

public static class EndOtherSessionsHandler
{
    public static async Task<Result> Handle(EndOtherSessions message, SecurityContext context, LiveSessions sessions, TimeProvider clock, CancellationToken ct)
    {
        await sessions.EndAll(context, message.Person, EndReason.EndedByOwner, ct, message.Except);
        await EndSessionHandler.Note(context, message.Person, message.Except, message.Origin, clock, ct);
        return Result.Ok;
    }
}
