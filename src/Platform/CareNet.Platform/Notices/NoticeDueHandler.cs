using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Notices;

public static class NoticeDueHandler
{
    /// <summary>A kind that nobody registered has no words to be told in: it throws, and the message ends as a dead letter.</summary>
    public static async Task Handle(NoticeDue message, PlatformContext context, NoticeKinds kinds, TimeProvider clock, CancellationToken ct)
    {
        kinds.Require(message.Kind);
        var now = clock.GetUtcNow();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform.notices (id, person, kind, subject, due_at, created_at)
            VALUES ({Guid.CreateVersion7(
                now
            )}, {message.Person.Value}, {message.Kind.Value}, {message.Subject}, {message.At.ToUniversalTime()}, {now})
            ON CONFLICT (person, kind, subject) WHERE done_at IS NULL DO NOTHING
            """,
            ct
        );
    }
}
