using CareNet.Platform.Bus;
using Microsoft.AspNetCore.Mvc;

namespace CareNet.Web.Pages.Operations;

/// <summary>The forms of the page of messages that were given up.</summary>
internal static class MessagesEndpoints
{
    private const string Page = "/operations/messages";

    public static void MapMessages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapPost(Page + "/replay", async ([FromForm] Guid id, IDeadLetters letters, CancellationToken ct) =>
            await letters.ReplayAsync(id, ct) ? Results.LocalRedirect(Page + "?again=1") : Results.NotFound());
        app.MapPost(Page + "/replay-all", async ([FromForm] string type, IDeadLetters letters, CancellationToken ct) =>
            Results.LocalRedirect($"{Page}?again={await letters.ReplayAllAsync(type, ct)}"));
    }
}
