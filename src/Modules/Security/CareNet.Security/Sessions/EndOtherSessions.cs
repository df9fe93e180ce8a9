using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Data;

namespace CareNet.Security.Sessions;

public static class EndOtherSessionsHandler
{
    public static async Task<Result> Handle(
        EndOtherSessions message,
        SecurityContext context,
        LiveSessions sessions,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        await sessions.EndAll(context, message.Person, EndReason.EndedByOwner, ct, message.Except);
        await EndSessionHandler.Note(context, message.Person, message.Except, message.Origin, clock, ct);
        return Result.Ok;
    }
}
