using System.Diagnostics;
using CareNet.Platform;
using CareNet.Platform.Audit;
using Wolverine;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Access;

/// <summary>Who tried to open what is not theirs: recorded before the answer leaves.</summary>
public sealed class RefusalTrail(AuditWriter audit, TimeProvider clock)
{
    public const string Action = "access.refused";

    [Rule("misato/notes-3-9", How = "record"), Rule("nishitokyo/notes-3-9", How = "record"), Rule("misato/form-3-2-3", How = "record")]
    public async Task NoteAsync(HttpContext http)
    {
        if (http.Features.Get<CurrentSession>() is not { } session)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await audit.RecordApart(new AuditEntry
        {
            At = now,
            Actor = AuditActor.Person(session.Person.Value),
            Action = Action,
            Origin = AuditOrigin.From(http.Connection.RemoteIpAddress, session.Device, Activity.Current?.TraceId ?? default),
            Subject = new("session", session.Session.Value),
            Outcome = AuditOutcome.Refused,
            Code = "access.not_found",
        });
        await http.RequestServices.GetRequiredService<IMessageBus>().PublishAsync(new AccessRefused(session.Person, now));
    }
}
