using System.Diagnostics;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;

namespace CareNet.Security.Access;

/// <summary>Who tried to open what is not theirs: recorded before the answer leaves.</summary>
public sealed class RefusalTrail(AuditWriter audit, TimeProvider clock)
{
    public const string Action = "access.refused";

    [Rule("misato/notes-3-9", How = "record"), Rule("nishitokyo/notes-3-9", How = "record"), Rule("misato/form-3-2-3", How = "record")]
    public Task NoteAsync(HttpContext http)
    {
        var session = http.Features.Get<CurrentSession>();
        return session is null ? Task.CompletedTask : audit.RecordApart(new AuditEntry
        {
            At = clock.GetUtcNow(),
            Actor = AuditActor.Person(session.Person.Value),
            Action = Action,
            Origin = AuditOrigin.From(http.Connection.RemoteIpAddress, session.Device, Activity.Current?.TraceId ?? default),
            Subject = new("session", session.Session.Value),
            Outcome = AuditOutcome.Refused,
            Code = "access.not_found",
        });
    }
}
