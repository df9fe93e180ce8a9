using CareNet.Security.Contracts;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace CareNet.Web.Pages.Operations;

/// <summary>The forms of the page of messages that were given up.</summary>
internal static class MessagesEndpoints
{
    private const string Page = "/operations/messages";

    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapPost(Page + "/replay", ([FromForm] Guid id, IMessageStore store, CancellationToken ct) =>
            ReplayAsync(store, new([id]), ct)).For(Who.Operator, Who.Secretariat);
        app.MapPost(Page + "/replay-all", ([FromForm] string type, IMessageStore store, CancellationToken ct) =>
            ReplayAsync(store, new() { MessageType = type }, ct)).For(Who.Operator, Who.Secretariat);
    }

    private static async Task<IResult> ReplayAsync(IMessageStore store, DeadLetterEnvelopeQuery query, CancellationToken ct)
    {
        // Wolverine takes an empty name for any name.
        if (query is { MessageIds: [], MessageType: null or "" })
        {
            return Results.NotFound();
        }

        query.Replayable = false;
        var found = await store.DeadLetters.QueryAsync(query, ct);
        if (found.TotalCount == 0)
        {
            return Results.NotFound();
        }

        await store.DeadLetters.ReplayAsync(query, ct);
        return Results.LocalRedirect($"{Page}?again={found.TotalCount}");
    }
}
