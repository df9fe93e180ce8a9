using System.Threading.RateLimiting;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.RateLimiting;

namespace CareNet.Web.Hosting;

/// <summary>
/// Lets a node work on a few costly requests at once, however many arrive, and the others wait for their turn: comparing a password keeps a
/// core busy, an export holds up to 20,000 lines in memory, and the pages of everybody else have to go on.
/// </summary>
public sealed class CostlyTurns(RequestDelegate next) : IDisposable
{
    private const int Waiting = 200;

    public static readonly int AtOnce = Math.Max(2, Environment.ProcessorCount);

    private readonly ConcurrencyLimiter turns = new(new() { PermitLimit = AtOnce, QueueLimit = Waiting });

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsCostly(context))
        {
            await next(context);
            return;
        }

        if (context.Request.HasFormContentType)
        {
            // The sender may send it slowly, and holds no turn meanwhile.
            await context.Request.ReadFormAsync(context.RequestAborted);
        }

        using var turn = await turns.AcquireAsync(cancellationToken: context.RequestAborted);
        if (turn.IsAcquired)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "10";
    }

    public void Dispose() => turns.Dispose();

    private static bool IsCostly(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata is { } marks
        && (
            marks.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.SignIn
            || marks.GetMetadata<ExportAttribute>() is not null
        );
}
