using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Security.Contracts;

namespace CareNet.Security.Incidents;

/// <summary>Facts and persons, the talks and their result, both decisions on an expulsion with their date.</summary>
[
    Rule("misato/form-2-5", How = "record"),
    Rule("misato/form-3-5", How = "record"),
    Rule("misato/local-8", How = "record"),
    Rule("osaki/11a", How = "record")
]
public static class AddIncidentLineHandler
{
    public static async Task<Result> Handle(AddIncidentLine message, IncidentStore store, IdempotencyKeys keys, CancellationToken ct)
    {
        var (key, print) = (
            message.Key is null ? null : RequestKey.Of(message.Actor, message.Key),
            Fingerprint.Of(message with { Origin = AuditOrigin.Inside })
        );
        if (key?.Error is { } unreadable)
        {
            return unreadable;
        }

        if (key is not null && (await keys.Claim(store.Context, key.Value, print, ct)).IsAnswered(out var earlier))
        {
            return earlier;
        }

        if (Words.Wrong(message.Text, 2000, hasLines: true) is { } wrong)
        {
            return wrong;
        }

        if (await store.ForChange(message.Actor, message.Id, ct) is not { } incident)
        {
            return IncidentErrors.NotFound;
        }

        if (incident.State is IncidentState.Closed)
        {
            return IncidentErrors.AlreadyClosed;
        }

        store.Write(
            incident,
            message.IsDecision ? IncidentLineKind.Decision : IncidentLineKind.Note,
            message.Actor,
            Words.Kept(message.Text)
        );
        await store.Note(incident, "incident.add_line", message.Actor, message.Origin, ct);
        if (key is not null)
        {
            await keys.Record(store.Context, key.Value, print, ct);
        }

        return Result.Ok;
    }
}
