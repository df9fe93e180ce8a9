using CareNet.Platform;
using CareNet.Platform.Pulses;
using CareNet.Security.Contracts;
using Wolverine;

namespace CareNet.Web.Pages.Operations;

/// <summary>
/// Lets a fault test send beats through a real node. Only in Development, and without a form's token: it changes nothing that
/// belongs to anybody.
/// </summary>
internal static class PulseEndpoint
{
    public static void MapDevelopmentPulses(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapPost(
                "/development/pulses",
                async (HttpRequest request, IMessageBus bus, CancellationToken ct) =>
                {
                    var message = new SendPulse(request.Headers["X-Token"].ToString(), request.Headers["Idempotency-Key"].ToString());
                    var answer = await bus.InvokeAsync<Result<PulseId>>(message, ct);
                    return answer!.IsOk ? Results.Text(answer.Value.Value.ToString()) : Results.StatusCode(answer.Error!.Status);
                }
            )
            .DisableAntiforgery()
            .DisableRateLimiting()
            .For(Who.Anyone);
    }
}
