using CareNet.Platform;
using CareNet.Platform.Idempotency;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

/// <summary>Time, device and what happened, stored and told at once.</summary>
[Rule("misato/notes-3-10", How = "record"), Rule("nishitokyo/notes-3-10", How = "record"), Rule("miyazaki/lost-2", How = "record")]
public static class ReportIncidentHandler
{
    public static async Task<(Result<IncidentId>, IEnumerable<object>)> Handle(
        ReportIncident message,
        IncidentStore store,
        IncidentOpening opening,
        IdempotencyKeys keys,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        if (key.Error is { } unreadable)
        {
            return (unreadable, []);
        }

        var print = Fingerprint.Of(message with { Origin = Platform.Audit.AuditOrigin.Inside });
        var claim = await keys.Claim(store.Context, key.Value, print, ct);
        if (claim.IsAnswered<IncidentId>(out var earlier))
        {
            return (earlier, []);
        }

        if (Wrong(message, store.Now) is { } wrong)
        {
            return (wrong, []);
        }

        if (
            await store.Standings.RegionOf(message.Actor, message.Facility, ct) is not { } region
            || (message.Device is { } device && !await opening.MayReport(message.Actor, device, message.Facility, ct))
        )
        {
            return (IncidentErrors.NotFound, []);
        }

        var incident = new Incident
        {
            Id = store.NewId(),
            Region = region,
            Facility = message.Facility,
            Kind = message.Kind,
            Person = message.Actor,
            Device = message.Device?.Value,
            HappenedAt = message.HappenedAt?.ToUniversalTime(),
            What = Words.Kept(message.What),
            ReportedAt = store.Now,
            ReportedBy = message.Actor,
        };
        var told = await opening.Open(incident, message.Origin, ct);
        await keys.Record(store.Context, key.Value, print, incident.Id, ct);
        return (incident.Id, told);
    }

    private static Error? Wrong(ReportIncident message, DateTimeOffset now) =>
        !Enum.IsDefined(message.Kind) ? IncidentErrors.UnknownKind
        : message.HappenedAt > now ? IncidentErrors.InTheFuture
        : Words.Wrong(message.What, 2000, isNeeded: false, hasLines: true);
}
