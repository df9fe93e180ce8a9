using CareNet.Security.Contracts;
using CareNet.Security.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Sessions;

public static class ListSessionsHandler
{
    private const int Shown = 50;

    public static async Task<SessionList> Handle(ListSessions message, SecurityContext context, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sessions = await context
            .Set<Session>()
            .AsNoTracking()
            .Where(s => s.Person == message.Person)
            .OrderByDescending(s => s.StartedAt)
            .Take(Shown)
            .ToListAsync(ct);
        return new([
            .. sessions
                .Select(s => new SessionRow(s.Id, s.Browser, s.StartedAt, s.LastSeenAt, s.IsLiveAt(now), s.Id == message.At))
                .OrderByDescending(s => s.IsLive),
        ]);
    }
}
