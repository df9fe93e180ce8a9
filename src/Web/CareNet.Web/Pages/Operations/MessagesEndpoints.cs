using CareNet.Platform.Bus;
using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace CareNet.Web.Pages.Operations;

/// <summary>The forms of the page of messages that were given up.</summary>
internal static class MessagesEndpoints
{
    private const string Page = "/operations/messages";

    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page + "/replay", async ([FromForm] Guid id, IDeadLetters letters, CancellationToken ct) =>
            await letters.ReplayAsync(id, ct) ? Results.LocalRedirect(Page + "?again=1") : Results.NotFound()).For(Who.Operator, Who.Secretariat);
        app.MapPost(Page + "/replay-all", async ([FromForm] string type, IDeadLetters letters, CancellationToken ct) =>
            Results.LocalRedirect($"{Page}?again={await letters.ReplayAllAsync(type, ct)}")).For(Who.Operator, Who.Secretariat);
    }
}
