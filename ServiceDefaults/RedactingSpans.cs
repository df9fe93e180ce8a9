using System.Diagnostics;
using OpenTelemetry;

namespace CareNet.ServiceDefaults;

/// <summary>
/// Lets a span carry only tags that are known to hold nothing a person wrote: the route's template, never the address, the host's
/// name or the browser. A tag that a new version of an instrumentation brings stays here until somebody has looked at it.
/// </summary>
internal sealed class RedactingSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept =
    [
        "http.route",
        "http.request.method",
        "http.response.status_code",
        "network.protocol.version",
        "url.scheme",
        "error.type",
        "db.system",
        "db.system.name",
        "db.namespace",
        "db.operation.name",
        "db.collection.name",
        "db.response.status_code",
    ];

    // Wolverine's are types, ids and the names of queues.
    private static readonly string[] KeptFamilies = ["carenet.", "messaging.", "message.", "otel."];

    private readonly ActivityListener exceptions = WithoutExceptionMessages();

    public RedactingSpans() => ActivitySource.AddActivityListener(exceptions);

    // The state of a trace is the sender's text; taken away at once, because links and children copy it.
    public override void OnStart(Activity data) => data.TraceStateString = null;

    public override void OnEnd(Activity data)
    {
        foreach (var (tag, value) in data.TagObjects.ToList())
        {
            if (tag is "db.query.text" or "db.statement")
            {
                data.SetTag(tag, RedactedSql.Of(value as string));
            }
            else if (!IsKept(tag, data.Kind))
            {
                data.SetTag(tag, null);
            }
        }

        // A description is an exception's message.
        data.SetStatus(data.Status);
    }

    protected override void Dispose(bool disposing)
    {
        exceptions.Dispose();
        base.Dispose(disposing);
    }

    // Of a request that comes in, the host is what the sender wrote; of one that goes out, it is what we asked.
    private static bool IsKept(string tag, ActivityKind kind) =>
        Kept.Contains(tag)
        || (tag is "server.address" or "server.port" && kind == ActivityKind.Client)
        || KeptFamilies.Any(family => tag.StartsWith(family, StringComparison.Ordinal));

    /// <summary>Exception messages quote values ("invalid input syntax … 'x'"); only the type and the stack reach a span.</summary>
    private static ActivityListener WithoutExceptionMessages() =>
        new()
        {
            ShouldListenTo = _ => true,
            ExceptionRecorder = (_, exception, ref tags) =>
            {
                tags.Add("exception.type", exception.GetType().FullName);
                tags.Add("exception.message", "");
                tags.Add("exception.stacktrace", exception.StackTrace ?? "");
            },
        };
}
