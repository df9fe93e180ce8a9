using System.Diagnostics;
using OpenTelemetry;

namespace CareNet.ServiceDefaults;

/// <summary>What a span may carry out of the house: the route's template, never the path, the query or the browser.</summary>
internal sealed class DiscreetSpans : BaseProcessor<Activity>
{
    private static readonly string[] Personal =
    [
        "url.path", "url.query", "url.full", "user_agent.original", "client.address", "http.target", "http.url", "network.peer.address",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Personal)
        {
            data.SetTag(tag, null);
        }
    }

    /// <summary>Exception messages quote values ("invalid input syntax … 'x'"); only the type reaches a span.</summary>
    public static ActivityListener WithoutExceptionMessages() => new()
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
