using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;

namespace CareNet.Web.Hosting;

/// <summary>The limits on how large, how many and how slow requests may be.</summary>
public static class RequestLimits
{
    public const long Body = 1024 * 1024;

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Body;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.MaxConcurrentConnections = 10_000;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 256;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = 256 * 1024;
            form.BufferBodyLengthLimit = Body;
            form.MultipartBodyLengthLimit = Body;
            form.MultipartHeadersCountLimit = 8;
        });
        // Live updates stay open for longer and say so with DisableRequestTimeout().
        builder.Services.AddRequestTimeouts(options =>
            options.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromSeconds(30),
                TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            }
        );
    }

    /// <summary>This endpoint takes files; everything else keeps the small limit.</summary>
    public static TBuilder TakesUploads<TBuilder>(this TBuilder endpoint, long bytes = UploadLimit.Default)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new UploadLimit(bytes));
}

/// <summary>The larger body of an endpoint that takes files, with some room for the form around them.</summary>
public sealed class UploadLimit(long bytes) : IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    public const long Default = 25 * 1024 * 1024;

    public long? MaxRequestBodySize { get; } = bytes + 64 * 1024;

    public long? MultipartBodyLengthLimit { get; } = bytes;

    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => null;

    public long? BufferBodyLengthLimit => null;

    public int? ValueCountLimit => null;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;
}

/// <summary>Refuses a body that says it is too large before anybody reads it: form readers would turn it into a vague 400.</summary>
public sealed class BodyLimit(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own
            ? own.MaxRequestBodySize
            : RequestLimits.Body;
        if (context.Request.ContentLength > limit && !ErrorAnswers.IsAnswering(context))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
