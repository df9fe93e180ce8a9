using System.Collections.Concurrent;
using System.Diagnostics;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CareNet.Security.Access;

/// <summary>Records who tried to open what is not theirs, before the answer leaves.</summary>
public sealed class RefusalTrail(AuditWriter audit, TimeProvider clock)
{
    public const string Action = "access.refused";

    // Of one person and kind on one node: somebody who tries ids out is seen long before, and does not fill the trail. As many are counted,
    // so a page that is asked for again and again becomes striking within the minute.
    private const int MostAMinute = 5;
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<(PersonId Person, bool IsPage), (long Minute, int Count)> lately = [];

    [Rule("misato/notes-3-9", How = "record"), Rule("nishitokyo/notes-3-9", How = "record"), Rule("misato/form-3-2-3", How = "record")]
    public async Task NoteAsync(HttpContext http)
    {
        var now = clock.GetUtcNow();
        if (
            http.Features.Get<CurrentSession>() is not { } session
            || IsLedHere(http.Request)
            || !IsOneOfFew(session.Person, isPage: true, now)
        )
        {
            return;
        }

        await RecordAsync(http, session, "access.not_found", now);
        await http.RequestServices.GetRequiredService<IMessageBus>().PublishAsync(new AccessRefused(session.Person, now));
    }

    /// <summary>
    /// A form named a record that is somebody else's, or is no more. Nobody is told, unlike for a page: a record that went away meanwhile
    /// looks the same.
    /// </summary>
    public Task NoteRecordAsync(HttpContext http, string code)
    {
        var now = clock.GetUtcNow();
        return http.Features.Get<CurrentSession>() is { } session && IsOneOfFew(session.Person, isPage: false, now)
            ? RecordAsync(http, session, code, now)
            : Task.CompletedTask;
    }

    /// <summary>
    /// True for a link or a frame on somebody else's site: whoever made that chose the address, and could have a person accused. A form
    /// from there is refused for its missing token.
    /// </summary>
    private static bool IsLedHere(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers["Sec-Fetch-Site"] == "cross-site";

    private bool IsOneOfFew(PersonId person, bool isPage, DateTimeOffset now)
    {
        if (lately.Count > MostRemembered)
        {
            lately.Clear();
        }

        var minute = now.ToUnixTimeSeconds() / 60;
        var counted = lately.AddOrUpdate(
            (person, isPage),
            (minute, 1),
            (_, before) => (minute, before.Minute == minute ? before.Count + 1 : 1)
        );
        return counted.Count <= MostAMinute;
    }

    private Task RecordAsync(HttpContext http, CurrentSession session, string code, DateTimeOffset now) =>
        audit.RecordApart(
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(session.Person.Value),
                Action = Action,
                Origin = AuditOrigin.From(http.Connection.RemoteIpAddress, session.Device, Activity.Current?.TraceId ?? default),
                Subject = new("session", session.Session.Value),
                Outcome = AuditOutcome.Refused,
                Code = code,
            }
        );
}
