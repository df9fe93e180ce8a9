using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace CareNet.Web.Hosting;

/// <summary>
/// Keeps back the sentence for programmers with which the framework refuses a form that its page no longer shows: sent twice, or from a
/// tab that others have overtaken. The response then has not started, and people get a page instead.
/// </summary>
internal sealed class HeldRefusal : IHttpResponseBodyFeature, IDisposable
{
    private readonly HttpContext context;
    private readonly IHttpResponseBodyFeature inner;

    private HeldRefusal(HttpContext context, IHttpResponseBodyFeature inner)
    {
        (this.context, this.inner) = (context, inner);
        context.Features.Set<IHttpResponseBodyFeature>(this);
    }

    public Stream Stream => IsRefusal(context.Response) ? Stream.Null : inner.Stream;

    public PipeWriter Writer => IsRefusal(context.Response) ? PipeWriter.Create(Stream.Null) : inner.Writer;

    public static HeldRefusal? Of(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Features.Get<IHttpResponseBodyFeature>() is { } body
            ? new(context, body)
            : null;

    /// <summary>The framework's own form of it; whatever CareNet answers in plain text names its encoding.</summary>
    public static bool IsRefusal(HttpResponse response) =>
        response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentType: "text/plain" };

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) =>
        IsRefusal(context.Response) ? Task.CompletedTask : inner.StartAsync(cancellationToken);

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        inner.SendFileAsync(path, offset, count, cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();

    public void Dispose() => context.Features.Set(inner);
}
